export { createPromptService, type PromptDeps } from "./service.ts";
