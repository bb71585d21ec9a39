import type { ConversationType } from "@claw/contract";
import { useState } from "react";
import type { ConversationChoices } from "../settings/conversation-choices.ts";
import { choicesOf, usePresets, withType } from "../settings/use-presets.ts";

export type BeginningOptions = {
  /** A base that the page was opened for. */
  base: string | undefined;
  /** The person's own, where a preset names none. */
  defaultModel: string | null;
};

type Change = (before: ConversationChoices) => ConversationChoices;

/** What the conversation that is about to begin begins with: its type's preset, until something else is chosen. */
export function useBeginning({ base, defaultModel }: BeginningOptions) {
  const presets = usePresets().map((each) => ({ ...each, model: each.model ?? defaultModel }));
  const [type, setType] = useState<ConversationType>("chat");
  const [chosen, setChosen] = useState<ConversationChoices | null>(null);
  const preset = presets.find((candidate) => candidate.type === type);
  const plain = { type, model: defaultModel, systemPrompt: "", knowledgeBaseIds: [] };
  const byPreset: ConversationChoices = preset ? choicesOf(preset) : plain;
  const byDefault = base === undefined ? byPreset : { ...byPreset, knowledgeBaseIds: [base] };

  return {
    choices: chosen ?? byDefault,
    /** Nothing is known of the presets yet, and nothing but the type was chosen: the server knows the rest. */
    isUnknown: chosen === null && !preset && base === undefined,
    choose: (change: ConversationChoices | Change) =>
      setChosen((before) => (typeof change === "function" ? change(before ?? byDefault) : change)),
    chooseType(next: ConversationType) {
      setType(next);
      setChosen(chosen && withType(chosen, next, presets));
    },
  };
}
