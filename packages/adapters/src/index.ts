export * from "./mail/index.ts";
export { offlineChatModel } from "./offline/chat-model.ts";
export { type OpenAiOptions, openAiChatModel } from "./openai/chat-model.ts";
export type { Deadlines } from "./openai/deadlines.ts";
export * from "./rate-limit/index.ts";
export * from "./redis/index.ts";
export * from "./redis-presence/index.ts";
