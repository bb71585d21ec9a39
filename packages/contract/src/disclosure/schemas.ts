import { z } from "zod";
import { ConversationType, MessageRole, MessageStatus } from "../conversation/schemas.ts";
import { Id, Instant, Limit, page, text } from "../primitives.ts";

/** Shorter tells the person who reads it nothing. */
export const shortestDisclosureReason = 10;
export const usualDisclosureMinutes = 60;
export const longestDisclosureMinutes = 24 * 60;

export const OpenDisclosure = z.object({
  userId: Id,
  /** Is mailed to the person, and stands in their settings and in the audit log. */
  reason: text(500).refine(
    (reason) => reason.trim().length >= shortestDisclosureReason,
    `has at least ${shortestDisclosureReason} characters`,
  ),
  minutes: z.number().int().min(5).max(longestDisclosureMinutes).default(usualDisclosureMinutes),
});
export type OpenDisclosure = z.infer<typeof OpenDisclosure>;

/** An operator may read one person's conversations for a while, and the person knows. */
export const Disclosure = z.object({
  id: Id,
  userId: Id,
  userName: z.string(),
  userEmail: z.string(),
  operatorId: Id,
  operatorName: z.string(),
  operatorEmail: z.string(),
  reason: z.string(),
  createdAt: Instant,
  expiresAt: Instant,
  /** Ended before its time. */
  endedAt: Instant.nullable(),
  isOpen: z.boolean(),
  /** How often a list or a conversation was read by it. */
  readings: z.number().int(),
});
export type Disclosure = z.infer<typeof Disclosure>;

export const DisclosureRef = z.object({ accessId: Id });
export type DisclosureRef = z.infer<typeof DisclosureRef>;

export const ListDisclosures = z.object({
  userId: Id.optional(),
  cursor: z.string().max(200).nullish(),
  limit: Limit,
});
export type ListDisclosures = z.infer<typeof ListDisclosures>;

/** The newest first. */
export const DisclosurePage = page(Disclosure);
export type DisclosurePage = z.infer<typeof DisclosurePage>;

/** As the person sees it whose conversations they are. */
export const OwnDisclosure = Disclosure.pick({
  id: true,
  operatorName: true,
  reason: true,
  createdAt: true,
  expiresAt: true,
  endedAt: true,
  isOpen: true,
  readings: true,
});
export type OwnDisclosure = z.infer<typeof OwnDisclosure>;

export const ReadConversations = z.object({
  accessId: Id,
  cursor: z.string().max(200).nullish(),
  limit: Limit,
});
export type ReadConversations = z.infer<typeof ReadConversations>;

export const DisclosedConversation = z.object({
  id: Id,
  title: z.string(),
  type: ConversationType,
  messagesCount: z.number().int(),
  createdAt: Instant,
  lastActivityAt: Instant,
});
export type DisclosedConversation = z.infer<typeof DisclosedConversation>;

export const DisclosedConversationPage = page(DisclosedConversation);
export type DisclosedConversationPage = z.infer<typeof DisclosedConversationPage>;

export const ReadMessages = z.object({
  accessId: Id,
  conversationId: Id,
  /** The place of the last message that was read. */
  cursor: z
    .string()
    .regex(/^\d{1,18}$/)
    .nullish(),
  limit: Limit,
});
export type ReadMessages = z.infer<typeof ReadMessages>;

export const DisclosedMessage = z.object({
  id: Id,
  role: MessageRole,
  content: z.string(),
  status: MessageStatus,
  model: z.string().nullable(),
  createdAt: Instant,
});
export type DisclosedMessage = z.infer<typeof DisclosedMessage>;

/** In the order of writing, every version of a message included. */
export const DisclosedMessagePage = page(DisclosedMessage);
export type DisclosedMessagePage = z.infer<typeof DisclosedMessagePage>;
