import { z } from "zod";
import { ConversationType, MessageRole, MessageStatus } from "../conversation/schemas.ts";
import { Instant } from "../primitives.ts";

/** How a file of ours begins, so that it is known again. */
export const archiveFormat = "claw.export";
/** Raised when a file of the next version could not be read by what reads this one. */
export const archiveVersion = 1;

/** A message in a file of ours; the tree is in `parentId`. What a reader does not know, it passes over. */
export const ArchivedMessage = z.object({
  id: z.string().max(200),
  parentId: z.string().max(200).nullable(),
  role: MessageRole,
  content: z.string(),
  reasoning: z.string().default(""),
  status: MessageStatus.catch("complete"),
  model: z.string().max(200).nullable().default(null),
  createdAt: Instant,
});
export type ArchivedMessage = z.infer<typeof ArchivedMessage>;

/** A conversation in a file of ours. Messages stand in the order in which they were written. */
export const ArchivedConversation = z.object({
  id: z.string().max(200),
  title: z.string(),
  type: ConversationType.catch("chat"),
  model: z.string().max(200).nullable().default(null),
  systemPrompt: z.string().nullable().default(null),
  createdAt: Instant,
  lastActivityAt: Instant,
  messages: z.array(ArchivedMessage),
});
export type ArchivedConversation = z.infer<typeof ArchivedConversation>;
