import type { ConversationType, Preset, PresetLanguage } from "@claw/contract";
import type { Transaction } from "@claw/db";
import { builtInPrompts } from "./built-in-prompts.ts";

type Owner = { organizationId: string; ownerId: string };

type OwnPreset = { systemPrompt: string | null; model: string | null; knowledgeBaseIds: string[] };

/** What a person's conversations of a type begin with. Bases that have gone since are left out, and so is a model. */
export async function findPreset(
  tx: Transaction,
  owner: Owner,
  type: ConversationType,
  language: PresetLanguage,
): Promise<Preset> {
  const own = await tx.conversationPreset.findUnique({
    where: { organizationId_ownerId_type: { ...owner, type } },
  });

  return presentPreset(tx, owner, type, language, own);
}

export async function presentPreset(
  tx: Transaction,
  owner: Owner,
  type: ConversationType,
  language: PresetLanguage,
  own: OwnPreset | null,
): Promise<Preset> {
  return {
    type,
    systemPrompt: own?.systemPrompt ?? builtInPrompts[type][language],
    isBuiltIn: typeof own?.systemPrompt !== "string",
    model: own?.model ? await stillThere(tx, own.model) : null,
    knowledgeBaseIds: own ? await stillOwned(tx, owner, own.knowledgeBaseIds) : [],
  };
}

async function stillThere(tx: Transaction, name: string): Promise<string | null> {
  const model = await tx.model.findFirst({
    where: { name, enabled: true, kind: "chat" },
    select: { name: true },
  });

  return model?.name ?? null;
}

async function stillOwned(tx: Transaction, owner: Owner, ids: readonly string[]): Promise<string[]> {
  if (ids.length === 0) return [];

  const bases = await tx.knowledgeBase.findMany({
    where: { id: { in: [...ids] }, ...owner },
    select: { id: true },
    orderBy: { id: "asc" },
  });

  return bases.map(({ id }) => id);
}
