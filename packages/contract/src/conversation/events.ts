import type { KnowledgeEvent } from "../knowledge/events.ts";
import type { SourceText } from "./citation.ts";
import type { Conversation, Message } from "./schemas.ts";

/** What a watched answer says. Deltas are exact continuations: joined, they are the text. */
export type ReplyEvent =
  | { type: "delta"; text: string }
  | { type: "reasoning"; text: string }
  | { type: "sources"; sources: SourceText[] }
  | { type: "done"; message: Message };

/** What every open client of a person hears. `reset`: something may have been missed, read again. */
export type ChangeEvent =
  | { type: "conversation"; conversation: Conversation }
  | { type: "conversationDeleted"; conversationId: string }
  | { type: "message"; message: Message }
  /** How far the import of a file is, in conversations. */
  | { type: "importing"; stored: number; found: number }
  | KnowledgeEvent;
