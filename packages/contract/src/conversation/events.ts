import type { Citation, Conversation, Message } from "./schemas.ts";

/** What a watched answer says. Deltas are exact continuations: joined, they are the text. */
export type ReplyEvent =
  | { type: "delta"; text: string }
  | { type: "reasoning"; text: string }
  | { type: "sources"; sources: Citation[] }
  | { type: "done"; message: Message };

/** What every open client of a person hears. `reset`: something may have been missed, read again. */
export type ChangeEvent =
  | { type: "conversation"; conversation: Conversation }
  | { type: "conversationDeleted"; conversationId: string }
  | { type: "message"; message: Message }
  | { type: "reset" };

/** An event with the position after it: handing the id back resumes exactly there. */
export type Positioned<Event> = { id: string; event: Event };
