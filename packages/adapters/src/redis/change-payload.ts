import { type ChangeEvent, Conversation, Document, KnowledgeBase, Message } from "@claw/contract";
import { z } from "zod";

/** A change as it travels between processes. */
export type ChangePayload = {
  /** Whom it is for, or `*`: everybody. */
  userId: string;
  /** Which of its process's changes it is. */
  count: number;
  /** The event, for {@link parseChange}. */
  json: string;
};

export const everybody = "*";

/** What is larger is not carried around: the clients hear `reset` and read it themselves. In UTF-16 units. */
const longestJson = 32_768;

export function formatPayload(userId: string, count: number, event: ChangeEvent): string {
  const json = JSON.stringify(event);
  const carried = json.length > longestJson ? JSON.stringify({ type: "reset" }) : json;

  return `${userId} ${count} ${carried}`;
}

/** Null where it is not one of ours. */
export function splitPayload(payload: string): ChangePayload | null {
  const match = /^(\S+) (\d+) /.exec(payload);
  if (!match) return null;

  return { userId: match[1] ?? "", count: Number(match[2]), json: payload.slice(match[0].length) };
}

/** Every kind of change that one process tells another. */
const Change = z.discriminatedUnion("type", [
  z.object({ type: z.literal("conversation"), conversation: Conversation }),
  z.object({ type: z.literal("conversationDeleted"), conversationId: z.string() }),
  z.object({ type: z.literal("message"), message: Message }),
  z.object({ type: z.literal("importing"), stored: z.number(), found: z.number() }),
  z.object({ type: z.literal("document"), document: Document }),
  z.object({ type: z.literal("documentDeleted"), knowledgeBaseId: z.string(), documentId: z.string() }),
  z.object({ type: z.literal("knowledgeBase"), knowledgeBase: KnowledgeBase }),
  z.object({ type: z.literal("knowledgeBaseDeleted"), knowledgeBaseId: z.string() }),
  z.object({ type: z.literal("reset") }),
]) satisfies z.ZodType<ChangeEvent>;

/** The event; `reset` where another version of the program wrote something that this one does not know. */
export function parseChange(json: string): ChangeEvent {
  const { data } = Change.safeParse(JSON.parse(json));

  return data ?? { type: "reset" };
}
