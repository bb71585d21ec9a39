import { useEffect, useRef } from "react";
import { matchKeys, type Shortcut } from "./match-keys.ts";

/** Whether what is typed there becomes a text. */
export function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || target.matches("input, textarea, select"))
  );
}

/** An open dialog has the keyboard for itself. */
export function isDialogOpen(): boolean {
  return (
    document.querySelector("[role=dialog][data-state=open], [role=alertdialog][data-state=open]") !== null
  );
}

/** Hears the keys of the whole page, but for those that an open dialog has. */
export function useShortcuts<Name extends string>(
  shortcuts: Record<Name, Shortcut>,
  actions: Record<Name, () => void>,
): void {
  const latest = useRef({ shortcuts, actions });
  useEffect(() => {
    latest.current = { shortcuts, actions };
  });

  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const name = matchKeys(latest.current.shortcuts, event, isWriting(event.target), navigator.platform);
      if (!name || isDialogOpen()) return;

      event.preventDefault();
      latest.current.actions[name]();
    };
    window.addEventListener("keydown", onKeyDown);
    return () => window.removeEventListener("keydown", onKeyDown);
  }, []);
}
