export type { AppRouter, RouterInputs, RouterOutputs } from "@claw/api";
export type {
  ChangeEvent,
  Citation,
  Conversation,
  ConversationStatus,
  ConversationType,
  ErrorCode,
  Exchange,
  FieldProblem,
  Installation,
  Message,
  MessageRole,
  MessageStatus,
  Model,
  ReplyEvent,
  Session,
  Usage,
  User,
  UserStats,
} from "@claw/contract";
export { fieldsOf, reasonOf, requestIdOf, retryAfterOf } from "./error-facts.ts";
export { newId } from "./new-id.ts";
export { type AskOptions, ask } from "./reply/ask.ts";
export { streamReply } from "./reply/stream-reply.ts";
export { type ReplyClient, type WatchOptions, watchReply } from "./reply/watch-reply.ts";
export type { ConnectionState } from "./socket/connection-state.ts";
export type { Watchable } from "./watchable.ts";
