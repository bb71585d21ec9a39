import { type Failure, toFailure } from "@claw/client/browser";
import { type FormEvent, useState } from "react";
import { type CheckedField, checkFields, type FieldProblems, refusedFields } from "./form-check.ts";

export type SubmitOptions<Field extends CheckedField> = {
  fields: readonly Field[];
  /** The server's names where they differ from the page's. */
  aliases?: Partial<Record<string, CheckedField>>;
  send: (read: (field: Field) => string) => Promise<unknown>;
};

function readField(form: FormData, field: string): string {
  const value = form.get(field);
  return typeof value === "string" ? value : "";
}

/** A form: checks, sends once at a time, and keeps what was typed when it is refused. */
export function useSubmit<Field extends CheckedField>({ fields, aliases, send }: SubmitOptions<Field>) {
  const [isSending, setSending] = useState(false);
  const [isDone, setDone] = useState(false);
  const [problems, setProblems] = useState<FieldProblems>({});
  const [failure, setFailure] = useState<Failure | null>(null);

  async function submit(element: HTMLFormElement): Promise<void> {
    const form = new FormData(element);
    const values: Partial<Record<CheckedField, string>> = {};
    for (const field of fields) values[field] = readField(form, field);
    const found = checkFields(values);
    setProblems(found);
    setFailure(null);
    setDone(false);
    const first = fields.find((field) => found[field]);
    if (first) return element.querySelector<HTMLInputElement>(`[name="${first}"]`)?.focus();

    setSending(true);
    try {
      await send((field) => readField(form, field));
      setDone(true);
    } catch (error) {
      const caught = toFailure(error);
      const refused = caught.reason === "INVALID_INPUT" ? refusedFields(caught.fields, aliases) : {};
      setProblems(refused);
      setFailure(Object.keys(refused).length > 0 ? null : caught);
    } finally {
      setSending(false);
    }
  }

  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!isSending) void submit(event.currentTarget);
  };

  return { onSubmit, isSending, isDone, problems, failure };
}
