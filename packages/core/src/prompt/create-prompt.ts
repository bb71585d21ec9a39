import { type Actor, type CreatePrompt, DomainError, maxPrompts, type Prompt } from "@claw/contract";
import { uuidv7 } from "@claw/db";
import { requireMember } from "../runtime/require-actor.ts";
import { presentPrompt } from "./present-prompt.ts";
import type { PromptDeps } from "./service.ts";

/** CONFLICT where a person keeps as many as one can. */
export async function createPrompt(
  { db: { prisma } }: PromptDeps,
  actor: Actor,
  { title, content }: CreatePrompt,
): Promise<Prompt> {
  const { organizationId, userId } = requireMember(actor);
  const owner = { organizationId, ownerId: userId };
  if ((await prisma.prompt.count({ where: owner })) >= maxPrompts) {
    throw new DomainError("CONFLICT", { message: `At most ${maxPrompts} prompts. Delete some first.` });
  }

  return presentPrompt(await prisma.prompt.create({ data: { id: uuidv7(), ...owner, title, content } }));
}
