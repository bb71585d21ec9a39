import type { Actor, Preset, ResetPreset } from "@claw/contract";
import { requireMember } from "../runtime/require-actor.ts";
import { presentPreset } from "./find-preset.ts";
import type { PresetDeps } from "./service.ts";

export async function resetPreset(
  { db: { prisma } }: PresetDeps,
  actor: Actor,
  { type, language = "zh" }: ResetPreset,
): Promise<Preset> {
  const { organizationId, userId } = requireMember(actor);
  const owner = { organizationId, ownerId: userId };
  await prisma.conversationPreset.deleteMany({ where: { ...owner, type } });

  return presentPreset(prisma, owner, type, language, null);
}
