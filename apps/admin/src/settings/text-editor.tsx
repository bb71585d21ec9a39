import type { Setting } from "@claw/contract";
import { Button, Field, Input } from "@claw/ui";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { readDraft } from "./read-draft.ts";
import type { TextKind } from "./setting-kinds.ts";
import { settingTextKey } from "./setting-text-key.ts";

export type TextEditorProps = {
  setting: Setting;
  kind: TextKind;
  mayBeEmpty: boolean;
  isBusy: boolean;
  onSave: (value: string | number | null) => void;
};

/** A value of one line. What is secret is never filled in: only a new one can be written. */
export function TextEditor({ setting, kind, mayBeEmpty, isBusy, onSave }: TextEditorProps) {
  const t = useTranslations("settings");
  const isSecret = kind === "secret";
  const known = isSecret || setting.value === null ? "" : String(setting.value);
  const [text, setText] = useState(known);
  const draft = readDraft(text, kind, mayBeEmpty);
  const problem = "problem" in draft && text !== known ? t(`problem.${draft.problem}`) : undefined;
  const isChanged = text.trim() !== known;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if ("value" in draft) onSave(draft.value);
  };

  return (
    <form onSubmit={submit} className="flex flex-wrap items-start gap-2">
      <Field
        label={t(isSecret ? "newValue" : "value")}
        problem={problem}
        hint={mayBeEmpty && !isSecret ? t(`empty.${settingTextKey(setting.key)}`) : undefined}
        className="w-full max-w-sm"
      >
        {(control) => (
          <Input
            {...control}
            type={isSecret ? "password" : "text"}
            autoComplete="off"
            inputMode={kind === "secret" ? "url" : "decimal"}
            placeholder={isSecret ? t(setting.isSet ? "isSet" : "isNotSet") : undefined}
            className="h-9"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" className="h-9 sm:mt-7" disabled={!isChanged || !("value" in draft) || isBusy}>
        {t("save")}
      </Button>
    </form>
  );
}
