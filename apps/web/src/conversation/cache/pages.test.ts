import type { Conversation, FoundConversationPage, Message } from "@claw/contract";
import { expect, test } from "vitest";
import { sampleConversation, sampleMessage } from "../sample-message.ts";
import {
  type ConversationPages,
  flattenConversations,
  putConversation,
  removeConversation,
} from "./conversation-pages.ts";
import { removeFound, replaceFound } from "./found-pages.ts";
import { flattenMessages, type MessagePages, putMessage } from "./message-pages.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString();

function message(id: string, minute: number, change: Partial<Message> = {}): Message {
  return sampleMessage({ id, content: id, createdAt: at(minute), ...change });
}

function conversation(id: string, minute: number, title = id): Conversation {
  return sampleConversation({ id, title, lastActivityAt: at(minute) });
}

const messagePages: MessagePages = [
  { items: [message("c", 3), message("d", 4)], nextCursor: "older", newerCursor: null },
  { items: [message("a", 1), message("b", 2)], nextCursor: null, newerCursor: "newer" },
];
const ids = (pages: MessagePages) => flattenMessages(pages).map(({ id }) => id);

test("pages that go back are read from the oldest on", () => {
  expect(ids(messagePages)).toEqual(["a", "b", "c", "d"]);
});

test("a new message comes last, and the same one twice comes once", () => {
  const once = putMessage(messagePages, message("e", 5));

  expect(ids(once)).toEqual(["a", "b", "c", "d", "e"]);
  expect(ids(putMessage(once, message("e", 5)))).toEqual(["a", "b", "c", "d", "e"]);
});

test("a question and its answer keep their order although they arrive reversed and at one time", () => {
  const question = message("q", 5);
  const answer = message("r", 5, { role: "assistant", parentId: "q" });

  expect(ids(putMessage(putMessage(messagePages, answer), question))).toEqual(["a", "b", "c", "d", "q", "r"]);
});

test("an old message is brought up to date where it is", () => {
  const updated = putMessage(messagePages, message("b", 2, { content: "edited" }));

  expect(updated[1]?.items[1]?.content).toBe("edited");
  expect(ids(updated)).toEqual(["a", "b", "c", "d"]);
});

test("a new message is left out where the newest are not loaded, and what is loaded is brought up to date", () => {
  const [newest, ...others] = messagePages;
  const window = newest ? [{ ...newest, newerCursor: "newer" }, ...others] : [];

  expect(ids(putMessage(window, message("z", 9)))).toEqual(["a", "b", "c", "d"]);
  expect(putMessage(window, message("c", 3, { content: "edited" }))[0]?.items[0]?.content).toBe("edited");
});

test("news that were overtaken do not set an ended answer back to streaming", () => {
  const ended = putMessage(messagePages, message("r", 5, { role: "assistant", content: "whole" }));
  const late = putMessage(ended, message("r", 5, { role: "assistant", content: "", status: "streaming" }));

  expect(flattenMessages(late).at(-1)).toMatchObject({ status: "complete", content: "whole" });
});

test("an answer in which somebody goes on is written again, with what it says already", () => {
  const stopped = putMessage(
    messagePages,
    message("r", 5, { role: "assistant", content: "half", status: "stopped" }),
  );
  const continued = putMessage(
    stopped,
    message("r", 5, { role: "assistant", content: "half", status: "streaming" }),
  );

  expect(flattenMessages(continued).at(-1)).toMatchObject({ status: "streaming", content: "half" });
});

const conversationPages: ConversationPages = [
  { items: [conversation("d", 4), conversation("c", 3)], nextCursor: "more" },
  { items: [conversation("b", 2)], nextCursor: "more" },
];
const names = (pages: ConversationPages) => flattenConversations(pages).map(({ id }) => id);

test("a conversation with news moves to the top", () => {
  expect(names(putConversation(conversationPages, conversation("b", 9)))).toEqual(["b", "d", "c"]);
  expect(names(putConversation(conversationPages, conversation("new", 9)))).toEqual(["new", "d", "c", "b"]);
});

test("one that is older than everything loaded waits for its page, unless everything is loaded", () => {
  const loaded = [{ items: [conversation("d", 4)], nextCursor: null }];

  expect(names(putConversation(conversationPages, conversation("a", 1)))).toEqual(["d", "c", "b"]);
  expect(names(putConversation(loaded, conversation("a", 1)))).toEqual(["d", "a"]);
  expect(names(putConversation([{ items: [], nextCursor: null }], conversation("a", 1)))).toEqual(["a"]);
});

test("in a search nothing moves, nothing that was not found appears, and what was deleted goes", () => {
  const found = [{ items: [{ conversation: conversation("c", 1), hits: [] }], nextCursor: null }];
  const titles = (pages: FoundConversationPage[]) =>
    pages.flatMap(({ items }) => items.map((item) => item.conversation.title));

  expect(titles(replaceFound(found, conversation("c", 9, "renamed")))).toEqual(["renamed"]);
  expect(titles(replaceFound(found, conversation("new", 9)))).toHaveLength(1);
  expect(removeFound(found, "c")[0]?.items).toEqual([]);
});

test("a deleted conversation is gone from every page", () => {
  expect(names(removeConversation(conversationPages, "b"))).toEqual(["d", "c"]);
});
