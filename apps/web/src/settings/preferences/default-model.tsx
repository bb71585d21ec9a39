import { Label, Select, SelectContent, SelectItem, SelectTrigger, SelectValue } from "@claw/ui";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { FormFailure } from "../../auth/form-failure.tsx";
import { useAnsweringModel, useModelChoices } from "../../conversation/settings/use-models.ts";
import { usePreferences } from "../use-preferences.ts";

const byDefault = "default";

/** What new conversations begin with. */
export function DefaultModel() {
  const t = useTranslations();
  const { preferences, change, isBusy, failure } = usePreferences();
  const chosen = preferences?.defaultModel ?? null;
  const models = useModelChoices(chosen);
  const usual = useAnsweringModel(null);
  const id = useId();

  return (
    <div className="grid gap-2">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <div>
          <Label htmlFor={id}>{t("settings.defaultModel")}</Label>
          <p className="text-muted-foreground text-xs leading-5">{t("settings.defaultModelHint")}</p>
        </div>
        <Select
          value={chosen ?? byDefault}
          disabled={!preferences || isBusy}
          onValueChange={(name) => void change({ defaultModel: name === byDefault ? null : name })}
        >
          <SelectTrigger id={id} className="w-64 max-w-full">
            <SelectValue />
          </SelectTrigger>
          <SelectContent>
            <SelectItem value={byDefault}>
              {t("conversation.modelDefault", { name: usual?.displayName ?? "" })}
            </SelectItem>
            {models.map((model) => (
              <SelectItem key={model.id} value={model.name}>
                {model.displayName}
              </SelectItem>
            ))}
          </SelectContent>
        </Select>
      </div>
      <FormFailure failure={failure} />
    </div>
  );
}
