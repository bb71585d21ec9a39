export { countPromptTokens, countTokens } from "./count-tokens.ts";
export type { Generations } from "./generation/generations.ts";
export { inProcessChangeFeed } from "./in-process/in-process-change-feed.ts";
export { inProcessGenerationLog } from "./in-process/in-process-generation-log.ts";
export { inProcessStopSignals } from "./in-process/in-process-stop-signals.ts";
export { createTextLog, type TextLog } from "./in-process/text-log.ts";
export { type Conversations, openConversations } from "./open-conversations.ts";
export type {
  ChangeFeed,
  ChatDelta,
  ChatModel,
  ChatModels,
  ChatRequest,
  ChatTurn,
  GenerationLog,
  GroundedSource,
  Grounding,
  PreparedRequest,
  ReplyPosition,
  ReplySoFar,
  ReplyTexts,
  ReplyWriter,
  ReportedUsage,
  Retrieval,
  RetrievalRequest,
  SourcePart,
  StopSignals,
  StopWish,
} from "./ports.ts";
export { type FallbackReason, ProviderError } from "./provider-error.ts";
export { advance, endPosition, formatPosition, sourcesAt } from "./reply-position.ts";
export type { ConversationDeps, ConversationLimits } from "./service.ts";
