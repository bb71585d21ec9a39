import type { Actor } from "../actor.ts";
import type { Positioned } from "../positioned.ts";
import type { ChangeEvent, ReplyEvent } from "./events.ts";
import type {
  AddMessage,
  BranchConversation,
  Conversation,
  ConversationPage,
  ConversationRef,
  CountConversations,
  CreateConversation,
  DeleteConversations,
  EditAndResend,
  Exchange,
  ListConversations,
  ListMessages,
  Message,
  MessagePage,
  MessageRef,
  RegenerateReply,
  SendMessage,
  UpdateConversation,
  UpdateConversations,
  WatchChanges,
  WatchReply,
} from "./schemas.ts";
import type { FoundConversationPage, SearchConversations } from "./search.ts";

/** Another's conversation or message is NOT_FOUND in every verb. */
export interface ConversationService {
  create(actor: Actor, input: CreateConversation): Promise<Conversation>;
  list(actor: Actor, input: ListConversations): Promise<ConversationPage>;
  count(actor: Actor, input: CountConversations): Promise<number>;
  /** As `list` with a query, and where the words stand. */
  search(actor: Actor, input: SearchConversations): Promise<FoundConversationPage>;
  get(actor: Actor, input: ConversationRef): Promise<Conversation>;
  update(actor: Actor, input: UpdateConversation): Promise<Conversation>;
  /** Several at once, all or none. */
  updateMany(actor: Actor, input: UpdateConversations): Promise<Conversation[]>;
  /** With everything below it; a running answer is stopped first. */
  delete(actor: Actor, input: ConversationRef): Promise<void>;
  /** Several at once, all or none. */
  deleteMany(actor: Actor, input: DeleteConversations): Promise<void>;
  messages(actor: Actor, input: ListMessages): Promise<MessagePage>;
  countMessages(actor: Actor, input: ConversationRef): Promise<number>;
  /** Stores a message without calling a model. */
  addMessage(actor: Actor, input: AddMessage): Promise<Message>;
  /** Commits question and answer-to-be, starts the answer, returns at once. */
  send(actor: Actor, input: SendMessage): Promise<Exchange>;
  /** As `send`, and waits for the whole answer. Throws the provider's failure; giving up waiting stops nothing. */
  chat(actor: Actor, input: SendMessage, signal?: AbortSignal): Promise<Exchange>;
  /** Another answer to the same question, beside those that it has. */
  regenerate(actor: Actor, input: RegenerateReply): Promise<Exchange>;
  /** The question put differently, beside the one that stays, and its answer. */
  editAndResend(actor: Actor, input: EditAndResend): Promise<Exchange>;
  /** Goes on in an answer that was interrupted, stopped, failed or cut at its length. CONFLICT for one that is whole. */
  continue(actor: Actor, input: MessageRef): Promise<Exchange>;
  /** A new conversation from here on; its messages up to here are copies without cost. */
  branch(actor: Actor, input: BranchConversation): Promise<Conversation>;
  /** Yields what is missing, then what comes, then exactly one `done`. */
  onReply(actor: Actor, input: WatchReply, signal?: AbortSignal): AsyncIterable<Positioned<ReplyEvent>>;
  onChange(actor: Actor, input: WatchChanges, signal?: AbortSignal): AsyncIterable<Positioned<ChangeEvent>>;
  /** Ends the answer within 1 s and keeps its text. An answer that has ended is returned as it is. */
  stop(actor: Actor, input: MessageRef): Promise<Message>;
}
