import { useState } from "react";
import { composerId, focusComposer } from "./focus-composer.ts";

/** What calls for a prompt at the start of an empty composer; a Chinese keyboard writes the second for the first. */
const calls: readonly string[] = ["/", "、"];

/** Choosing a prompt: by a button, or by a slash where nothing is written yet. A slash that was meant comes back. */
export function usePrompts(text: string, write: (text: string) => void) {
  const [call, setCall] = useState<string | null>(null);

  return {
    isOpen: call !== null,
    open: () => setCall(""),
    /** Writes what was typed, unless it calls for a prompt. */
    type(typed: string) {
      if (text === "" && calls.includes(typed)) setCall(typed);
      else write(typed);
    },
    close(query: string) {
      if (call) write(`${call}${query}`);
      setCall(null);
    },
    insert(prompt: string) {
      const composer = document.getElementById(composerId);
      const at = composer instanceof HTMLTextAreaElement ? composer.selectionStart : text.length;
      write(`${text.slice(0, at)}${prompt}${text.slice(at)}`);
      setCall(null);
    },
    onLeft: focusComposer,
  };
}
