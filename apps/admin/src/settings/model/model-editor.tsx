import type { Setting } from "@claw/contract";
import {
  Button,
  Field,
  Select,
  SelectContent,
  SelectItem,
  SelectTrigger,
  SelectValue,
  Skeleton,
} from "@claw/ui";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { FailedState } from "../../page/failed-state.tsx";
import type { ReadingKind } from "../setting-kinds.ts";
import { settingTextKey } from "../setting-text-key.ts";
import { EmbeddingDialog } from "./embedding-dialog.tsx";
import { EmbeddingUse } from "./embedding-use.tsx";
import { otherUse } from "./other-use.ts";
import { useReadingModels } from "./use-reading-models.ts";

export type ModelEditorProps = {
  setting: Setting;
  kind: ReadingKind;
  isBusy: boolean;
  onSave: (model: string | null) => void;
};

/** Radix has no empty value; no model is called like this. */
const none = " ";

/** Which model embeds or orders for knowledge bases, of those that are offered; and what another one would mean. */
export function ModelEditor({ setting, kind, isBusy, onSave }: ModelEditorProps) {
  const t = useTranslations("settings");
  const { data, error, refetch } = useReadingModels();
  const known = typeof setting.value === "string" ? setting.value : null;
  const [chosen, setChosen] = useState(known);
  const [isAsking, setAsking] = useState(false);
  if (error && !data) return <FailedState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-9 max-w-sm" />;

  const models = data[kind];
  const isGone = known !== null && models.every(({ name }) => name !== known);
  const others = otherUse(data.use, chosen);
  if (models.length === 0 && known === null) {
    return <p className="text-muted-foreground text-sm">{t("reading.noModels")}</p>;
  }

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (kind === "embedding" && chosen !== null && others.bases > 0) setAsking(true);
    else onSave(chosen);
  };

  return (
    <div className="grid gap-3">
      <form onSubmit={submit} className="flex flex-wrap items-start gap-2">
        <Field
          label={t("reading.model")}
          problem={isGone && chosen === known ? t("reading.goneHint") : undefined}
          hint={t(`empty.${settingTextKey(setting.key)}`)}
          className="w-full max-w-sm"
        >
          {(control) => (
            <Select
              value={chosen ?? none}
              onValueChange={(picked) => setChosen(picked === none ? null : picked)}
            >
              <SelectTrigger {...control} className="h-9">
                <SelectValue />
              </SelectTrigger>
              <SelectContent>
                <SelectItem value={none}>{t(`reading.none.${kind}`)}</SelectItem>
                {models.map(({ name, provider }) => (
                  <SelectItem key={name} value={name}>
                    <span data-written>{`${name} · ${provider}`}</span>
                  </SelectItem>
                ))}
                {isGone ? (
                  <SelectItem value={known} disabled>
                    {t("reading.gone", { model: known })}
                  </SelectItem>
                ) : null}
              </SelectContent>
            </Select>
          )}
        </Field>
        <Button type="submit" className="h-9 sm:mt-7" disabled={chosen === known || isBusy}>
          {t("save")}
        </Button>
      </form>
      {kind === "embedding" ? <EmbeddingUse model={isGone ? null : known} use={data.use} /> : null}
      {isAsking && chosen !== null ? (
        <EmbeddingDialog
          model={chosen}
          others={others}
          onConfirm={() => onSave(chosen)}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </div>
  );
}
