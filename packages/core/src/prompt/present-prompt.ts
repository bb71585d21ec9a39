import type { Prompt } from "@claw/contract";
import type { Prompt as PromptRow } from "@claw/db";

export function presentPrompt({ id, title, content, createdAt, updatedAt }: PromptRow): Prompt {
  return { id, title, content, createdAt: createdAt.toISOString(), updatedAt: updatedAt.toISOString() };
}
