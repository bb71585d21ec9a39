import type { Actor } from "../actor.ts";
import type { CreatePrompt, ListPrompts, Prompt, PromptPage, PromptRef, UpdatePrompt } from "./schemas.ts";

/** A person's own prompts. Another's is NOT_FOUND in every verb. */
export interface PromptService {
  list(actor: Actor, input: ListPrompts): Promise<PromptPage>;
  create(actor: Actor, input: CreatePrompt): Promise<Prompt>;
  update(actor: Actor, input: UpdatePrompt): Promise<Prompt>;
  delete(actor: Actor, input: PromptRef): Promise<void>;
}
