import type { Actor, Prompt, UpdatePrompt } from "@claw/contract";
import { requireMember } from "../runtime/require-actor.ts";
import { withoutUndefined } from "../runtime/without-undefined.ts";
import { noSuchPrompt } from "./no-such-prompt.ts";
import { presentPrompt } from "./present-prompt.ts";
import type { PromptDeps } from "./service.ts";

export async function updatePrompt(
  { db: { prisma } }: PromptDeps,
  actor: Actor,
  { promptId, ...changes }: UpdatePrompt,
): Promise<Prompt> {
  const { organizationId, userId } = requireMember(actor);
  const [row] = await prisma.prompt.updateManyAndReturn({
    where: { id: promptId, organizationId, ownerId: userId },
    data: withoutUndefined(changes),
  });
  if (!row) throw noSuchPrompt();

  return presentPrompt(row);
}
