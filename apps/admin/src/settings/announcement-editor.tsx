import type { Setting } from "@claw/contract";
import { Alert, Button, Field, Segmented, Textarea } from "@claw/ui";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { type AnnouncementDraft, announcementOf } from "./announcement-draft.ts";

export type AnnouncementEditorProps = {
  setting: Setting;
  isBusy: boolean;
  onSave: (value: AnnouncementDraft | null) => void;
};

/** What everybody sees above everything else, shown as they will see it before it is said. */
export function AnnouncementEditor({ setting, isBusy, onSave }: AnnouncementEditorProps) {
  const t = useTranslations("settings");
  const known = announcementOf(setting.value);
  const [draft, setDraft] = useState(known);
  const isChanged = JSON.stringify(draft) !== JSON.stringify(known);
  const change = (changed: Partial<AnnouncementDraft>) => setDraft((before) => ({ ...before, ...changed }));

  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave({ ...draft, zh: draft.zh.trim(), en: draft.en.trim() });
  };

  return (
    <form onSubmit={submit} className="grid gap-3">
      <div className="grid gap-3 md:grid-cols-2">
        {(["zh", "en"] as const).map((language) => (
          <Field key={language} label={t(`announcement.${language}`)}>
            {(control) => (
              <Textarea
                {...control}
                lang={language}
                rows={2}
                maxLength={500}
                className="min-h-16"
                value={draft[language]}
                onChange={(event) => change({ [language]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <Segmented
          label={t("announcement.level")}
          value={draft.level}
          options={[
            { value: "info", label: t("announcement.info") },
            { value: "warning", label: t("announcement.warning") },
          ]}
          onChange={(level) => change({ level })}
        />
        <span className="ml-auto flex gap-2">
          {setting.isSet ? (
            <Button variant="outline" disabled={isBusy} onClick={() => onSave(null)}>
              {t("announcement.remove")}
            </Button>
          ) : null}
          <Button type="submit" disabled={!isChanged || draft.zh.trim() === "" || isBusy}>
            {t("announcement.publish")}
          </Button>
        </span>
      </div>
      {draft.zh.trim() === "" ? null : (
        <div className="grid gap-1.5">
          <p className="text-muted-foreground text-xs">{t("announcement.preview")}</p>
          <Alert tone={draft.level} data-written>
            {draft.zh}
          </Alert>
          {draft.en.trim() === "" ? null : (
            <Alert tone={draft.level} data-written>
              {draft.en}
            </Alert>
          )}
        </div>
      )}
    </form>
  );
}
