import { useEffect, useRef } from "react";
import { matchKeys } from "./match-keys.ts";
import type { EverywhereName } from "./shortcuts.ts";

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"))
  );
}

/** Hears the keys of the whole page. An open dialog has the keyboard for itself. */
export function useShortcuts(actions: Record<EverywhereName, () => void>): void {
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const name = matchKeys(event, isWriting(event.target), navigator.platform);
      if (
        !name ||
        document.querySelector("[role=dialog][data-state=open], [role=alertdialog][data-state=open]")
      )
        return;

      event.preventDefault();
      latest.current[name]();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
