import { z } from "zod";
import { Id, Instant, Limit, page, text } from "../primitives.ts";
import { Conversation, MessageRole } from "./schemas.ts";

/** How many places of one conversation a search shows. */
export const hitsPerConversation = 3;

/** A part of an excerpt, in UTF-16 units of it. */
export const HitSpan = z.object({ start: z.number().int(), end: z.number().int() });
export type HitSpan = z.infer<typeof HitSpan>;

export const ConversationHit = z.object({
  /** Null: the title. */
  messageId: Id.nullable(),
  role: MessageRole.nullable(),
  /** The title, or the words of the message around the first place; cut ends have an ellipsis. */
  excerpt: z.string(),
  /** Where the words stand, in order and apart. */
  spans: z.array(HitSpan),
  createdAt: Instant,
});
export type ConversationHit = z.infer<typeof ConversationHit>;

export const FoundConversation = z.object({
  conversation: Conversation,
  /** The title first where it has the words, then the newest messages: at most `hitsPerConversation`. */
  hits: z.array(ConversationHit),
});
export type FoundConversation = z.infer<typeof FoundConversation>;

/** Newest activity first, archived ones as well. Words that all stand in the title, or all in one message. */
export const SearchConversations = z.object({
  query: text(200).refine((value) => value.trim() !== "", "is empty"),
  cursor: z.string().max(200).nullish(),
  limit: Limit,
});
export type SearchConversations = z.infer<typeof SearchConversations>;

export const FoundConversationPage = page(FoundConversation);
export type FoundConversationPage = z.infer<typeof FoundConversationPage>;
