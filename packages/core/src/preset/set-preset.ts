import type { Actor, Preset, SetPreset } from "@claw/contract";
import { distinctIds } from "../conversation/attach-bases.ts";
import { noSuchBase } from "../knowledge/get-own.ts";
import { getModelByName } from "../model/find-model.ts";
import { requireMember } from "../runtime/require-actor.ts";
import { withoutUndefined } from "../runtime/without-undefined.ts";
import { presentPreset } from "./find-preset.ts";
import type { PresetDeps } from "./service.ts";

/** What is left out stays. NOT_FOUND for another's knowledge base, MODEL_NOT_FOUND. */
export async function setPreset(
  { db: { prisma } }: PresetDeps,
  actor: Actor,
  { type, language = "zh", model, knowledgeBaseIds, systemPrompt }: SetPreset,
): Promise<Preset> {
  const { organizationId, userId } = requireMember(actor);
  const owner = { organizationId, ownerId: userId };

  return prisma.$transaction(async (tx) => {
    const chosen = model ? (await getModelByName(tx, model)).name : model;
    const bases = knowledgeBaseIds && distinctIds(knowledgeBaseIds);
    if (
      bases &&
      (await tx.knowledgeBase.count({ where: { id: { in: bases }, ...owner } })) !== bases.length
    ) {
      throw noSuchBase();
    }
    const changes = withoutUndefined({ systemPrompt, model: chosen, knowledgeBaseIds: bases });
    const own = await tx.conversationPreset.upsert({
      where: { organizationId_ownerId_type: { ...owner, type } },
      create: { ...owner, type, ...changes },
      update: changes,
    });

    return presentPreset(tx, owner, type, language, own);
  });
}
