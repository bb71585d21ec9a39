import { useCallback, useSyncExternalStore } from "react";
import { useApp } from "../../app/app-context.ts";

/** The text that is being written at a place, and how to change it. */
export function useDraft(place: string): [text: string, write: (text: string) => void] {
  const { drafts } = useApp();
  const text = useSyncExternalStore(drafts.subscribe, () => drafts.read(place));
  const write = useCallback((next: string) => drafts.write(place, next), [drafts, place]);

  return [text, write];
}
