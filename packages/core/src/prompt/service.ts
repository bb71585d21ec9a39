import type { PromptService } from "@claw/contract";
import type { Database } from "@claw/db";
import { createPrompt } from "./create-prompt.ts";
import { deletePrompt } from "./delete-prompt.ts";
import { listPrompts } from "./list-prompts.ts";
import { updatePrompt } from "./update-prompt.ts";

export type PromptDeps = { db: Database };

export function createPromptService(deps: PromptDeps): PromptService {
  return {
    list: (actor, input) => listPrompts(deps, actor, input),
    create: (actor, input) => createPrompt(deps, actor, input),
    update: (actor, input) => updatePrompt(deps, actor, input),
    delete: (actor, input) => deletePrompt(deps, actor, input),
  };
}
