import { type Actor, ConversationType, type ListPresets, type Preset } from "@claw/contract";
import { requireMember } from "../runtime/require-actor.ts";
import { presentPreset } from "./find-preset.ts";
import type { PresetDeps } from "./service.ts";

export async function listPresets(
  { db: { prisma } }: PresetDeps,
  actor: Actor,
  { language = "zh" }: ListPresets,
): Promise<Preset[]> {
  const { organizationId, userId } = requireMember(actor);
  const owner = { organizationId, ownerId: userId };
  const own = await prisma.conversationPreset.findMany({ where: owner });

  return Promise.all(
    ConversationType.options.map((type) =>
      presentPreset(prisma, owner, type, language, own.find((preset) => preset.type === type) ?? null),
    ),
  );
}
