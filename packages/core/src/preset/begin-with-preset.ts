import type { ConversationType, CreateConversation } from "@claw/contract";
import type { Transaction } from "@claw/db";
import { getModelByName } from "../model/find-model.ts";
import { findPreset } from "./find-preset.ts";

export type Beginning = {
  type: ConversationType;
  model: string | null;
  systemPrompt: string | null;
  knowledgeBaseIds: readonly string[];
};

/** What a conversation begins with: what was chosen for it, and else what the owner's preset of the type has. */
export async function beginWithPreset(
  tx: Transaction,
  owner: { organizationId: string; ownerId: string },
  { type = "chat", model, systemPrompt, knowledgeBaseIds }: CreateConversation,
): Promise<Beginning> {
  const chosenModel = model ? (await getModelByName(tx, model)).name : model;
  const isChosen = chosenModel !== undefined && systemPrompt !== undefined && knowledgeBaseIds !== undefined;
  const preset = isChosen ? null : await findPreset(tx, owner, type, "zh");

  return {
    type,
    model: chosenModel === undefined ? (preset?.model ?? null) : chosenModel,
    systemPrompt: systemPrompt === undefined ? preset?.systemPrompt || null : systemPrompt,
    knowledgeBaseIds: knowledgeBaseIds ?? preset?.knowledgeBaseIds ?? [],
  };
}
