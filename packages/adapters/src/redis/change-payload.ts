import { type ChangeEvent, Conversation, Message } from "@claw/contract";

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

/** The event; `reset` where another version of the program wrote something that this one does not know. */
export function parseChange(json: string): ChangeEvent {
  const said: unknown = JSON.parse(json);
  if (typeof said !== "object" || said === null || !("type" in said)) return { type: "reset" };

  if (said.type === "message" && "message" in said) {
    const { data } = Message.safeParse(said.message);
    if (data) return { type: "message", message: data };
  }
  if (said.type === "conversation" && "conversation" in said) {
    const { data } = Conversation.safeParse(said.conversation);
    if (data) return { type: "conversation", conversation: data };
  }
  if (said.type === "conversationDeleted" && "conversationId" in said) {
    const { conversationId } = said;
    if (typeof conversationId === "string") return { type: "conversationDeleted", conversationId };
  }

  return { type: "reset" };
}
