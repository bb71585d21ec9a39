import type { Prompt } from "@claw/contract";
import { Button, Field, Input } from "@claw/ui";
import { type FormEvent, useState } from "react";
import { useTranslations } from "use-intl";
import { fillPrompt, variablesOf } from "./fill-prompt.ts";

export type VariableFormProps = { prompt: Prompt; onFilled: (text: string) => void; onBack: () => void };

/** Asks for what stands in braces in a prompt. What is left empty stays in its braces, to be written in the composer. */
export function VariableForm({ prompt, onFilled, onBack }: VariableFormProps) {
  const t = useTranslations();
  const [values, setValues] = useState<ReadonlyMap<string, string>>(new Map());
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onFilled(fillPrompt(prompt.content, values));
  };

  return (
    <form onSubmit={submit} className="grid gap-4 p-4">
      <p className="truncate font-medium text-sm">{prompt.title}</p>
      {variablesOf(prompt.content).map((name, index) => (
        <Field key={name} label={name}>
          {(control) => (
            <Input
              {...control}
              autoFocus={index === 0}
              autoComplete="off"
              value={values.get(name) ?? ""}
              onChange={(event) => setValues(new Map([...values, [name, event.target.value]]))}
            />
          )}
        </Field>
      ))}
      <div className="flex justify-end gap-2">
        <Button variant="outline" onClick={onBack}>
          {t("prompt.back")}
        </Button>
        <Button type="submit">{t("prompt.insert")}</Button>
      </div>
    </form>
  );
}
