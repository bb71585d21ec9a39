export type { AppRouter, RouterInputs, RouterOutputs } from "@claw/api";
export type {
  ChangeEvent,
  Chunk,
  Citation,
  Conversation,
  ConversationStatus,
  ConversationType,
  Document,
  DocumentDetail,
  DocumentProblem,
  DocumentStatus,
  ErrorCode,
  Exchange,
  FieldProblem,
  GroundedAnswer,
  Hit,
  Installation,
  KnowledgeBase,
  KnowledgeEvent,
  Message,
  MessageRole,
  MessageStatus,
  Model,
  ReplyEvent,
  RetrievalTrace,
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
export type { UploadClient, UploadInput, UploadOptions } from "./upload/upload-by.ts";
export type { Watchable } from "./watchable.ts";
