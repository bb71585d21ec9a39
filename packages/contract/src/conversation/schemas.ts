import { z } from "zod";
import { maxContentLength, maxSystemPromptLength } from "../limits.ts";
import { ModelName } from "../model/schemas.ts";
import { filledText, Id, Instant, Limit, Money, page, Skip, text } from "../primitives.ts";
import { Citation, Source } from "./citation.ts";
import { Usage } from "./usage.ts";

export const ConversationStatus = z.enum(["active", "paused", "completed", "archived"]);
export type ConversationStatus = z.infer<typeof ConversationStatus>;

export const ConversationType = z.enum(["chat", "consulting", "support"]);
export type ConversationType = z.infer<typeof ConversationType>;

export const defaultTitle = "新对话";

const Title = filledText(200);
const SystemPrompt = text(maxSystemPromptLength);
/** Free key-value notes of the client's; at most 8 KB as JSON. */
const Metadata = z
  .record(z.string().max(100), z.json())
  .refine((value) => JSON.stringify(value).length <= 8192, "at most 8 KB")
  .refine((value) => !JSON.stringify(value).includes("\\u0000"), "contains the character U+0000");

/** One's own; NOT_FOUND for another's. */
const KnowledgeBaseIds = z.array(Id).max(50);

export const Conversation = z.object({
  id: Id,
  title: z.string(),
  titleSource: z.enum(["default", "generated", "user"]),
  status: ConversationStatus,
  type: ConversationType,
  /** Null: the installation's default model at the time of each question. */
  model: z.string().nullable(),
  systemPrompt: z.string().nullable(),
  metadata: z.record(z.string(), z.json()),
  /** Its answers are grounded in these. */
  knowledgeBaseIds: z.array(Id),
  /** Kept above the others in lists that people look at. */
  isPinned: z.boolean(),
  /** In no list and no search, and gone some hours after its last activity. */
  isTemporary: z.boolean(),
  totalTokens: z.number().int(),
  totalCost: Money,
  lastActivityAt: Instant,
  createdAt: Instant,
  updatedAt: Instant,
});
export type Conversation = z.infer<typeof Conversation>;

/** What is left out of `systemPrompt`, `model` and `knowledgeBaseIds` is as the caller's preset of the type has it. */
export const CreateConversation = z.object({
  /** A client's own id makes a retry return the same conversation. */
  id: Id.optional(),
  title: Title.optional(),
  type: ConversationType.optional(),
  model: ModelName.nullable().optional(),
  systemPrompt: SystemPrompt.nullable().optional(),
  metadata: Metadata.optional(),
  knowledgeBaseIds: KnowledgeBaseIds.optional(),
  isTemporary: z.boolean().optional(),
});
export type CreateConversation = z.infer<typeof CreateConversation>;

export const UpdateConversation = z.object({
  conversationId: Id,
  title: Title.optional(),
  status: ConversationStatus.optional(),
  type: ConversationType.optional(),
  model: ModelName.nullable().optional(),
  systemPrompt: SystemPrompt.nullable().optional(),
  metadata: Metadata.optional(),
  knowledgeBaseIds: KnowledgeBaseIds.optional(),
  /** CONFLICT above `maxPinned` of them. */
  isPinned: z.boolean().optional(),
});
export type UpdateConversation = z.infer<typeof UpdateConversation>;

export const ConversationRef = z.object({ conversationId: Id });
export type ConversationRef = z.infer<typeof ConversationRef>;

/** How many conversations one call changes at most. */
export const maxConversationsAtOnce = 100;

/** How many of a person's conversations can be pinned: one page of a list. */
export const maxPinned = 100;

const ConversationIds = z.array(Id).min(1).max(maxConversationsAtOnce);

/** All or none: NOT_FOUND where one of them is another's. */
export const UpdateConversations = z.object({
  conversationIds: ConversationIds,
  status: ConversationStatus.optional(),
  isPinned: z.boolean().optional(),
});
export type UpdateConversations = z.infer<typeof UpdateConversations>;

/** All or none: NOT_FOUND where one of them is another's. */
export const DeleteConversations = z.object({ conversationIds: ConversationIds });
export type DeleteConversations = z.infer<typeof DeleteConversations>;

const ConversationFilter = {
  status: ConversationStatus.optional(),
  /** Only archived ones, or none of them; both where left out. */
  isArchived: z.boolean().optional(),
  isPinned: z.boolean().optional(),
  /** Words that all stand in the title, or all in one message; in any case. */
  query: text(200).optional(),
};

export const CountConversations = z.object(ConversationFilter);
export type CountConversations = z.infer<typeof CountConversations>;

/** Newest activity first. `skip` is for numbered pages; `cursor` for going on. */
export const ListConversations = z.object({
  ...ConversationFilter,
  cursor: z.string().max(200).nullish(),
  skip: Skip.optional(),
  limit: Limit,
});
export type ListConversations = z.infer<typeof ListConversations>;

export const ConversationPage = page(Conversation);
export type ConversationPage = z.infer<typeof ConversationPage>;

export const MessageRole = z.enum(["system", "user", "assistant"]);
export type MessageRole = z.infer<typeof MessageRole>;

export const MessageStatus = z.enum(["complete", "streaming", "stopped", "interrupted", "failed"]);
export type MessageStatus = z.infer<typeof MessageStatus>;

export const Message = z.object({
  id: Id,
  conversationId: Id,
  parentId: Id.nullable(),
  role: MessageRole,
  content: z.string(),
  reasoning: z.string(),
  status: MessageStatus,
  model: z.string().nullable(),
  usage: Usage.nullable(),
  cost: Money.nullable(),
  /** The passages that it was given, in the order of their numbers. */
  sources: z.array(Source),
  citations: z.array(Citation),
  finishReason: z.string().nullable(),
  /** A closed error code where `status` is `failed`. */
  errorCode: z.string().nullable(),
  createdAt: Instant,
});
export type Message = z.infer<typeof Message>;

export const CountMessages = ConversationRef;

/**
 * Without `skip`: the newest page first, or the one around a message, and on from there with either cursor of a page.
 * With `skip`: counted from the oldest. Within a page always oldest first.
 */
export const ListMessages = z.object({
  conversationId: Id,
  /** Begins with this message in the middle of the page. NOT_FOUND where it is no message of the conversation. */
  aroundId: Id.optional(),
  /** Of the page that was read before; goes before `aroundId`. */
  cursor: z.string().max(200).nullish(),
  skip: Skip.optional(),
  limit: Limit,
});
export type ListMessages = z.infer<typeof ListMessages>;

/** `nextCursor` leads to older messages, `newerCursor` to newer ones; each is null where there are none. */
export const MessagePage = page(Message).extend({ newerCursor: z.string().nullable() });
export type MessagePage = z.infer<typeof MessagePage>;

const Content = filledText(maxContentLength);

export const AddMessage = z.object({
  conversationId: Id,
  messageId: Id.optional(),
  parentId: Id.optional(),
  role: MessageRole,
  content: Content,
});
export type AddMessage = z.infer<typeof AddMessage>;

export const SendMessage = z.object({
  conversationId: Id,
  content: Content,
  /** A client's own id makes a retry return the same pair and start one answer. */
  messageId: Id.optional(),
  /** A client's own id for the answer lets it watch at once ({@link WatchReply}). A retry returns the first one's. */
  replyId: Id.optional(),
  /** What the question follows; the newest message where left out. */
  parentId: Id.optional(),
  /** A message of the branch that the question goes to the end of, for who does not know that end; after `parentId`. */
  belowId: Id.optional(),
  /** Grounds this one answer in these bases; in the conversation's where left out. */
  knowledgeBaseIds: KnowledgeBaseIds.optional(),
});
export type SendMessage = z.infer<typeof SendMessage>;

/** A new answer beside those that a question has. */
export const RegenerateReply = z.object({
  /** One of the answers, or the question. */
  messageId: Id,
  /** A client's own id for the new answer makes a retry return the same one. */
  replyId: Id.optional(),
  /** Another model for this answer; the conversation's where left out. */
  model: ModelName.optional(),
});
export type RegenerateReply = z.infer<typeof RegenerateReply>;

/** The question anew beside the one that it replaces, with an answer of its own. */
export const EditAndResend = z.object({
  /** The question that is put differently. */
  messageId: Id,
  content: Content,
  /** A client's own id for the new question makes a retry return the same pair. */
  newMessageId: Id.optional(),
  /** As in {@link SendMessage}. */
  replyId: Id.optional(),
});
export type EditAndResend = z.infer<typeof EditAndResend>;

export const Exchange = z.object({ message: Message, reply: Message });
export type Exchange = z.infer<typeof Exchange>;

export const MessageRef = z.object({ messageId: Id });
export type MessageRef = z.infer<typeof MessageRef>;

/** A new conversation with what was said up to this message. */
export const BranchConversation = z.object({
  messageId: Id,
  /** A client's own id for the new conversation makes a retry return the same one. */
  conversationId: Id.optional(),
  /** The same title where left out. */
  title: Title.optional(),
});
export type BranchConversation = z.infer<typeof BranchConversation>;

export const WatchReply = z.object({
  messageId: Id,
  lastEventId: z.string().max(100).nullish(),
  /** The answer is being asked for under this id: waits some seconds for it to begin before it is NOT_FOUND. */
  isExpected: z.boolean().optional(),
});
export type WatchReply = z.infer<typeof WatchReply>;

export const WatchChanges = z.object({ lastEventId: z.string().max(100).nullish() });
export type WatchChanges = z.infer<typeof WatchChanges>;
