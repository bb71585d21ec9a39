export * from "./knowledge/limits.ts";

/** A message's longest text, in UTF-16 units. */
export const maxContentLength = 100_000;

/** A system prompt's longest text, in UTF-16 units. */
export const maxSystemPromptLength = 32_000;
