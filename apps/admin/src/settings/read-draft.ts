import type { TextKind } from "./setting-kinds.ts";

export type Draft = { value: string | number | null } | { problem: "empty" | TextKind };

/** What was typed, as the setting's value; or why it cannot be one. The server has the last word. */
export function readDraft(text: string, kind: TextKind, mayBeEmpty: boolean): Draft {
  const typed = text.trim();
  if (typed === "") return mayBeEmpty ? { value: null } : { problem: "empty" };

  switch (kind) {
    case "amount":
      return /^\d{1,7}(\.\d{1,6})?$/.test(typed) ? { value: typed } : { problem: kind };
    case "count":
      return /^[1-9]\d{0,6}$/.test(typed) ? { value: Number(typed) } : { problem: kind };
    case "secret":
      return /^smtps?:\/\/\S+$/.test(typed) ? { value: typed } : { problem: kind };
  }
}
