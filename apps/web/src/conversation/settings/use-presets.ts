import type { ConversationType, Preset } from "@claw/contract";
import { useLanguage } from "@claw/ui/language";
import { trpc } from "../../api/trpc.ts";
import type { ConversationChoices } from "./conversation-choices.ts";

/** What conversations of each type begin with; nothing while it loads. */
export function usePresets(): readonly Preset[] {
  const { language } = useLanguage();
  const { data } = trpc.preset.list.useQuery({ language }, { staleTime: 5 * 60_000 });

  return data ?? [];
}

export function choicesOf(preset: Preset): ConversationChoices {
  const { type, model, systemPrompt, knowledgeBaseIds } = preset;

  return { type, model, systemPrompt, knowledgeBaseIds };
}

/** Another type of conversation: what its preset has, but what somebody wrote or chose for this one stays. */
export function withType(
  choices: ConversationChoices,
  type: ConversationType,
  presets: readonly Preset[],
): ConversationChoices {
  const before = presets.find((preset) => preset.type === choices.type);
  const after = presets.find((preset) => preset.type === type);
  if (!after) return { ...choices, type };

  const isOwnPrompt = choices.systemPrompt !== "" && choices.systemPrompt !== before?.systemPrompt;
  const isOwnModel = choices.model !== (before?.model ?? null);
  const areOwnBases = choices.knowledgeBaseIds.join() !== (before?.knowledgeBaseIds ?? []).join();

  return {
    type,
    systemPrompt: isOwnPrompt ? choices.systemPrompt : after.systemPrompt,
    model: isOwnModel ? choices.model : after.model,
    knowledgeBaseIds: areOwnBases ? choices.knowledgeBaseIds : after.knowledgeBaseIds,
  };
}
