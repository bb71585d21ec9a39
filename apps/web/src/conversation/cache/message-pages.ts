import type { Message, MessagePage } from "@claw/contract";
import { isEndLoaded } from "./messages-query.ts";

/** Pages as they were loaded: the newest first, going back; within a page oldest first. */
export type MessagePages = readonly MessagePage[];

/** All messages, oldest first. */
export function flattenMessages(pages: MessagePages): Message[] {
  return pages.toReversed().flatMap((page) => page.items);
}

/**
 * News may overtake each other on their ways. An answer that has ended is written again only where somebody goes on in
 * it, and then it begins with all that it says already; news of its first beginning say less.
 */
function isOutdated(known: Message, news: Message): boolean {
  if (known.status === "streaming" || news.status !== "streaming") return false;

  return news.content.length < known.content.length;
}

function follows(message: Message, earlier: Message): boolean {
  if (message.parentId === earlier.id) return true;
  return earlier.createdAt <= message.createdAt && earlier.parentId !== message.id;
}

function insert(items: readonly Message[], message: Message): Message[] {
  const place = items.findLastIndex((earlier) => follows(message, earlier)) + 1;
  return items.toSpliced(place, 0, message);
}

/**
 * The pages with this message at its place: replaced where it is known, else among the newest. Where those are not
 * loaded it is left out, and comes with its page.
 */
export function putMessage(pages: MessagePages, message: Message): MessagePage[] {
  const known = pages.flatMap((page) => page.items).find((item) => item.id === message.id);
  if (known ? isOutdated(known, message) : !isEndLoaded(pages)) return [...pages];

  return pages.map((page, index) => {
    if (known) {
      return { ...page, items: page.items.map((item) => (item.id === message.id ? message : item)) };
    }
    return index === 0 ? { ...page, items: insert(page.items, message) } : page;
  });
}
