import type { Actor, PromptRef } from "@claw/contract";
import { requireMember } from "../runtime/require-actor.ts";
import { noSuchPrompt } from "./no-such-prompt.ts";
import type { PromptDeps } from "./service.ts";

export async function deletePrompt(
  { db: { prisma } }: PromptDeps,
  actor: Actor,
  { promptId }: PromptRef,
): Promise<void> {
  const { organizationId, userId } = requireMember(actor);
  const { count } = await prisma.prompt.deleteMany({
    where: { id: promptId, organizationId, ownerId: userId },
  });
  if (count === 0) throw noSuchPrompt();
}
