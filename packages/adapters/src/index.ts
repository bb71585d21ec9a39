export * from "./mail/index.ts";
export { offlineChatModel } from "./offline/chat-model.ts";
export { type OpenAiOptions, openAiChatModel } from "./openai/chat-model.ts";
export * from "./rate-limit/index.ts";
