import { type Failure, toFailure } from "@claw/client/browser";
import type { Preset } from "@claw/contract";
import { maxSystemPromptLength } from "@claw/contract/limits";
import { Button, Field, Textarea } from "@claw/ui";
import { useLanguage } from "@claw/ui/language";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { useApp } from "../../app/app-context.ts";
import { FormFailure } from "../../auth/form-failure.tsx";
import { BaseChips } from "../../conversation/bases/base-chips.tsx";
import { BasePicker } from "../../conversation/bases/base-picker.tsx";
import { ModelPicker } from "../../conversation/composer/model-picker.tsx";

/** Prompt, model and bases of a type, and the way back to what comes with CLAW.AI. */
export function PresetForm({ preset }: { preset: Preset }) {
  const t = useTranslations();
  const { browser } = useApp();
  const { language } = useLanguage();
  const utils = trpc.useUtils();
  const [edited, setEdited] = useState(preset);
  const [failure, setFailure] = useState<Failure | null>(null);
  const { type, systemPrompt, model, knowledgeBaseIds } = edited;
  const isTooLong = systemPrompt.length > maxSystemPromptLength;
  const isChanged = JSON.stringify(edited) !== JSON.stringify(preset);
  const isOwn = !preset.isBuiltIn || preset.model !== null || preset.knowledgeBaseIds.length > 0;
  const bases = {
    value: knowledgeBaseIds,
    onChange: (ids: string[]) => setEdited({ ...edited, knowledgeBaseIds: ids }),
  };
  const store = async (storing: Promise<Preset>) => {
    try {
      await storing;
    } catch (error) {
      return setFailure(toFailure(error));
    }

    await utils.preset.list.invalidate();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const prompt = systemPrompt === preset.systemPrompt ? {} : { systemPrompt };
    void store(browser.trpc.preset.set.mutate({ type, language, model, knowledgeBaseIds, ...prompt }));
  };

  return (
    <form onSubmit={submit} className="grid gap-5">
      <Field
        label={t("conversation.systemPrompt")}
        aside={preset.isBuiltIn && systemPrompt !== "" ? t("settings.presets.builtIn") : null}
        hint={t("conversation.systemPromptHint")}
        problem={isTooLong ? t("fieldProblem.systemPrompt") : undefined}
      >
        {(control) => (
          <Textarea
            {...control}
            rows={12}
            placeholder={t("conversation.systemPromptPlaceholder")}
            value={systemPrompt}
            onChange={(event) => setEdited({ ...edited, systemPrompt: event.target.value })}
          />
        )}
      </Field>
      <div className="rounded-lg border">
        <BaseChips {...bases} />
        <div className="flex items-center gap-1 p-1.5">
          <ModelPicker value={model} onChange={(chosen) => setEdited({ ...edited, model: chosen })} />
          <BasePicker {...bases} />
        </div>
      </div>
      <FormFailure failure={failure} />
      <div className="flex flex-wrap items-center gap-2">
        <Button type="submit" disabled={!isChanged || isTooLong}>
          {t("common.save")}
        </Button>
        {isOwn ? (
          <Button
            variant="outline"
            onClick={() => void store(browser.trpc.preset.reset.mutate({ type, language }))}
          >
            {t("settings.presets.reset")}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
