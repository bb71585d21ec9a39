import { useEffect, useRef } from "react";
import { droppedFiles } from "./dropped-files.ts";

export type PasteHandlers = { onFiles: (files: File[]) => void; onText: (text: string) => void };

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest("input, textarea, select, [role=dialog]") !== null)
  );
}

/** Hears what is pasted onto the page, and not into a field of it. */
export function usePaste(handlers: PasteHandlers): void {
  const latest = useRef(handlers);

  useEffect(() => {
    latest.current = handlers;
  });

  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => {
      const { clipboardData: data, target } = event;
      if (!data || isTyping(target)) return;

      event.preventDefault();
      const text = data.getData("text/plain");
      if (data.files.length > 0) void droppedFiles(data).then((files) => latest.current.onFiles(files));
      else if (text.trim() !== "") latest.current.onText(text);
    };
    document.addEventListener("paste", onPaste);
    return () => document.removeEventListener("paste", onPaste);
  }, []);
}
