import type { Actor } from "../actor.ts";
import type { ChangeEvent, Positioned, ReplyEvent } from "./events.ts";
import type {
  AddMessage,
  Conversation,
  ConversationPage,
  ConversationRef,
  CountConversations,
  CreateConversation,
  Exchange,
  ListConversations,
  ListMessages,
  Message,
  MessagePage,
  MessageRef,
  SendMessage,
  UpdateConversation,
  WatchChanges,
  WatchReply,
} from "./schemas.ts";

/** Another's conversation or message is NOT_FOUND in every verb. */
export interface ConversationService {
  create(actor: Actor, input: CreateConversation): Promise<Conversation>;
  list(actor: Actor, input: ListConversations): Promise<ConversationPage>;
  count(actor: Actor, input: CountConversations): Promise<number>;
  get(actor: Actor, input: ConversationRef): Promise<Conversation>;
  update(actor: Actor, input: UpdateConversation): Promise<Conversation>;
  /** With everything below it; a running answer is stopped first. */
  delete(actor: Actor, input: ConversationRef): Promise<void>;
  messages(actor: Actor, input: ListMessages): Promise<MessagePage>;
  countMessages(actor: Actor, input: ConversationRef): Promise<number>;
  /** Stores a message without calling a model. */
  addMessage(actor: Actor, input: AddMessage): Promise<Message>;
  /** Commits question and answer-to-be, starts the answer, returns at once. */
  send(actor: Actor, input: SendMessage): Promise<Exchange>;
  /** As `send`, and waits for the whole answer. Throws the provider's failure; giving up waiting stops nothing. */
  chat(actor: Actor, input: SendMessage, signal?: AbortSignal): Promise<Exchange>;
  /** Yields what is missing, then what comes, then exactly one `done`. */
  onReply(actor: Actor, input: WatchReply, signal?: AbortSignal): AsyncIterable<Positioned<ReplyEvent>>;
  onChange(actor: Actor, input: WatchChanges, signal?: AbortSignal): AsyncIterable<Positioned<ChangeEvent>>;
  /** Ends the answer within 1 s and keeps its text. An answer that has ended is returned as it is. */
  stop(actor: Actor, input: MessageRef): Promise<Message>;
}
