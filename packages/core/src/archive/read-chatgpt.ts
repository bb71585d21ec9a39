import { defaultTitle } from "@claw/contract";
import { z } from "zod";
import { cleanText, cleanTitle } from "./clean-text.ts";
import type { ImportedConversation, ImportedMessage, Left } from "./imported.ts";
import { orderMessages } from "./order-messages.ts";

/** Seconds since 1970 with a fraction. */
const Seconds = z.number().min(0).max(32_503_680_000).nullish().catch(null);
const Text = z.string();

const Content = z.looseObject({
  content_type: z.string().catch(""),
  parts: z.array(z.unknown()).optional().catch(undefined),
  text: z.string().optional().catch(undefined),
  language: z.string().optional().catch(undefined),
});

const Said = z.looseObject({
  author: z.looseObject({ role: z.string() }),
  content: Content,
  create_time: Seconds,
  recipient: z.string().nullish().catch(null),
  metadata: z
    .looseObject({
      is_visually_hidden_from_conversation: z.boolean().optional().catch(undefined),
      model_slug: z.string().max(200).optional().catch(undefined),
    })
    .nullish()
    .catch(null),
});
type Said = z.infer<typeof Said>;

const Conversation = z.looseObject({
  id: z.string().max(200).optional(),
  conversation_id: z.string().max(200).optional(),
  title: z.string().nullish().catch(null),
  create_time: Seconds,
  update_time: Seconds,
  current_node: z.string().nullish().catch(null),
  mapping: z.record(
    z.string(),
    z.looseObject({ parent: z.string().nullish(), message: Said.nullish().catch(null) }),
  ),
});

/** Where a picture or a file was; the words around it stay. */
const attachment = "[图片或附件 / image or attachment]";

/**
 * A conversation of ChatGPT's export. Throws a ZodError for what is none.
 * @param now when nothing in it says when it was
 */
export function readChatGpt(value: unknown, now: Date): ImportedConversation {
  const conversation = Conversation.parse(value);
  const { mapping, current_node: currentId } = conversation;
  const left: Left = { attachments: 0, hidden: 0, cut: 0 };
  const kept = new Map<string, Read>();
  for (const [id, { message }] of Object.entries(mapping)) {
    const read = message && readMessage(message, left);
    if (read) kept.set(id, read);
  }
  const begun =
    momentOf(conversation.create_time) ??
    earliest([...kept.values()]) ??
    momentOf(conversation.update_time) ??
    now;

  const parentOf = (id: string) => mapping[id]?.parent ?? null;
  /** The nearest above that was taken over. */
  const keptFrom = (id: string | null): string | null => {
    const seen = new Set<string>();
    for (let at = id; at !== null && !seen.has(at); at = parentOf(at)) {
      if (kept.has(at)) return at;
      seen.add(at);
    }
    return null;
  };
  /** Without a time of its own it was said when what it follows was. */
  const times = new Map<string, Date>();
  const timeOf = (id: string): Date => {
    const path = new Set<string>();
    let at: string | null = id;
    while (at !== null && !times.has(at) && !kept.get(at)?.createdAt && !path.has(at)) {
      path.add(at);
      at = keptFrom(parentOf(at));
    }
    const time = at === null ? begun : (times.get(at) ?? kept.get(at)?.createdAt ?? begun);
    for (const one of path) times.set(one, time);

    return time;
  };
  const messages = [...kept].map(
    ([id, read]): ImportedMessage => ({
      ...read,
      id,
      parentId: keptFrom(parentOf(id)),
      createdAt: timeOf(id),
    }),
  );

  return {
    source: "chatgpt",
    id: conversation.conversation_id ?? conversation.id ?? `${conversation.title} ${begun.toISOString()}`,
    title: cleanTitle(conversation.title ?? "") ?? defaultTitle,
    type: "chat",
    systemPrompt: null,
    model: null,
    createdAt: begun,
    lastActivityAt: momentOf(conversation.update_time) ?? begun,
    messages: orderMessages(messages, keptFrom(currentId ?? null)),
    left,
  };
}

type Read = Omit<ImportedMessage, "id" | "parentId" | "createdAt"> & { createdAt: Date | null };

/** Null for what nobody was shown: tools, what is said to them, and what was marked as hidden. */
function readMessage({ author, content, create_time, recipient, metadata }: Said, left: Left): Read | null {
  const { role } = author;
  const isForPeople = recipient === null || recipient === undefined || recipient === "all";
  const isHidden = metadata?.is_visually_hidden_from_conversation === true;
  const text = textOf(content, left);
  if (text === "") return null;
  if ((role !== "user" && role !== "assistant") || !isForPeople || isHidden || text === null) {
    left.hidden += 1;
    return null;
  }

  return {
    role,
    content: cleanText(text, left),
    reasoning: "",
    status: "complete",
    model: role === "assistant" ? (metadata?.model_slug ?? null) : null,
    createdAt: momentOf(create_time),
  };
}

/** Null for kinds that are not words of a conversation, such as what a browser tool has read. */
function textOf(
  { content_type: kind, parts = [], text, language }: z.infer<typeof Content>,
  left: Left,
): string | null {
  switch (kind) {
    case "text":
    case "multimodal_text":
      return parts
        .map((part) => {
          const words = Text.safeParse(part);
          if (words.success) return words.data;
          left.attachments += 1;
          return attachment;
        })
        .join("\n\n")
        .trim();
    case "code":
      return text ? `\`\`\`${language === "unknown" ? "" : (language ?? "")}\n${text}\n\`\`\`` : "";
    default:
      return null;
  }
}

function earliest(messages: readonly Read[]): Date | null {
  return messages.reduce<Date | null>(
    (first, { createdAt }) => (createdAt && (!first || createdAt < first) ? createdAt : first),
    null,
  );
}

function momentOf(seconds: number | null | undefined): Date | null {
  return seconds ? new Date(seconds * 1000) : null;
}
