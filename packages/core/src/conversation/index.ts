export { countPromptTokens, countTokens } from "./count-tokens.ts";
export type { Generations } from "./generation/generations.ts";
export { inProcessChangeFeed } from "./in-process/in-process-change-feed.ts";
export { inProcessGenerationLog } from "./in-process/in-process-generation-log.ts";
export { type Conversations, openConversations } from "./open-conversations.ts";
export type {
  ChangeFeed,
  ChatDelta,
  ChatModel,
  ChatModels,
  ChatRequest,
  ChatTurn,
  GenerationLog,
  ReplyPosition,
  ReplyWriter,
  ReportedUsage,
} from "./ports.ts";
export { endPosition, formatPosition } from "./reply-position.ts";
export type { ConversationDeps, ConversationLimits } from "./service.ts";
