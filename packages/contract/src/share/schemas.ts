import { z } from "zod";
import { Id, Instant, Limit, page } from "../primitives.ts";

/** Shares the branch that ends here; for a conversation that is shared, its link shows this from now on. */
export const ShareConversation = z.object({
  conversationId: Id,
  /** The last message of the branch; the newest one where left out. */
  messageId: Id.optional(),
  /** Whether readers see the titles of the documents that answers rest on; never more of them. */
  withSources: z.boolean().default(false),
});
export type ShareConversation = z.infer<typeof ShareConversation>;

/** A link as its owner sees it. */
export const Share = z.object({
  conversationId: Id,
  /** Lets anybody read who has it. */
  token: z.string(),
  /** Where the web client shows it. */
  url: z.string(),
  /** As it was when it was shared. */
  title: z.string(),
  withSources: z.boolean(),
  messageCount: z.number().int(),
  createdAt: Instant,
  /** Until when the conversation is shown. */
  sharedAt: Instant,
});
export type Share = z.infer<typeof Share>;

export const ListShares = z.object({ cursor: z.string().max(200).nullish(), limit: Limit });
export type ListShares = z.infer<typeof ListShares>;

export const SharePage = page(Share);
export type SharePage = z.infer<typeof SharePage>;

export const GetShared = z.object({
  token: z.string().max(200),
  cursor: z.string().max(20).nullish(),
  limit: Limit,
});
export type GetShared = z.infer<typeof GetShared>;

/** What a stranger may know of a message: no ids, no model, no cost, no name. */
export const SharedMessage = z.object({
  role: z.enum(["user", "assistant"]),
  content: z.string(),
  sources: z.array(z.object({ number: z.number().int(), title: z.string() })),
  createdAt: Instant,
});
export type SharedMessage = z.infer<typeof SharedMessage>;

/** A page of a shared conversation, oldest message first. */
export const SharedConversation = z.object({
  title: z.string(),
  sharedAt: Instant,
  messageCount: z.number().int(),
  items: z.array(SharedMessage),
  nextCursor: z.string().nullable(),
});
export type SharedConversation = z.infer<typeof SharedConversation>;
