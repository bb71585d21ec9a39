import { maxSystemPromptLength } from "@claw/contract/limits";
import {
  Button,
  Field,
  Segmented,
  Select,
  SelectContent,
  SelectItem,
  SelectTrigger,
  SelectValue,
  Textarea,
} from "@claw/ui";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import type { ConversationChoices } from "./conversation-choices.ts";
import { useAnsweringModel, useModelChoices } from "./use-models.ts";
import { choicesOf, usePresets, withType } from "./use-presets.ts";

export type ConversationFormProps = {
  hint: string;
  choices: ConversationChoices;
  onSave: (choices: ConversationChoices) => void;
};

/** Radix has no empty value; no model is called like this. */
const byDefault = " ";

/** Loaded with the panel that shows it: `settings-panel.tsx`. */
export default function ConversationForm({ hint, choices, onSave }: ConversationFormProps) {
  const t = useTranslations();
  const models = useModelChoices(choices.model);
  const [edited, setEdited] = useState(choices);
  const byDefaultModel = useAnsweringModel(null);
  const presets = usePresets();
  const preset = presets.find(({ type }) => type === edited.type);
  const isByPreset = !preset || JSON.stringify(choicesOf(preset)) === JSON.stringify(edited);
  const isTooLong = edited.systemPrompt.length > maxSystemPromptLength;
  const isChanged = JSON.stringify(edited) !== JSON.stringify(choices);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isTooLong) onSave(edited);
  };

  return (
    <form onSubmit={submit} className="grid gap-5">
      <p className="text-muted-foreground text-sm">{hint}</p>
      <div className="grid gap-1.5">
        <span aria-hidden="true" className="font-medium text-sm leading-6">
          {t("conversation.type")}
        </span>
        <Segmented
          label={t("conversation.type")}
          value={edited.type}
          onChange={(type) => setEdited(withType(edited, type, presets))}
          className="flex"
          options={[
            { value: "chat", label: t("conversation.typeChat") },
            { value: "consulting", label: t("conversation.typeConsulting") },
            { value: "support", label: t("conversation.typeSupport") },
          ]}
        />
      </div>
      <Field label={t("conversation.model")}>
        {(control) => (
          <Select
            value={edited.model ?? byDefault}
            onValueChange={(model) => setEdited({ ...edited, model: model === byDefault ? null : model })}
          >
            <SelectTrigger {...control}>
              <SelectValue />
            </SelectTrigger>
            <SelectContent>
              <SelectItem value={byDefault}>
                {t("conversation.modelDefault", { name: byDefaultModel?.displayName ?? "…" })}
              </SelectItem>
              {models.map((model) => (
                <SelectItem key={model.id} value={model.name} disabled={!model.isAvailable}>
                  {model.displayName}
                </SelectItem>
              ))}
            </SelectContent>
          </Select>
        )}
      </Field>
      <Field
        label={t("conversation.systemPrompt")}
        hint={t("conversation.systemPromptHint")}
        problem={isTooLong ? t("fieldProblem.systemPrompt") : undefined}
      >
        {(control) => (
          <Textarea
            {...control}
            rows={8}
            placeholder={t("conversation.systemPromptPlaceholder")}
            value={edited.systemPrompt}
            onChange={(event) => setEdited({ ...edited, systemPrompt: event.target.value })}
          />
        )}
      </Field>
      {isByPreset ? null : (
        <Button
          variant="link"
          className="justify-self-start"
          onClick={() => setEdited(preset ? choicesOf(preset) : edited)}
        >
          {t("conversation.usePreset")}
        </Button>
      )}
      <Button type="submit" size="lg" disabled={!isChanged || isTooLong}>
        {t("common.save")}
      </Button>
    </form>
  );
}
