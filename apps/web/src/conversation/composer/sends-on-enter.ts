export type KeyFacts = {
  key: string;
  shiftKey: boolean;
  altKey: boolean;
  isComposing: boolean;
  keyCode: number;
};

/** What keyboards report while an input method holds the key (UI Events, legacy). */
const heldByInputMethod = 229;

/**
 * Enter sends, Shift+Enter breaks the line, and Enter that picks a word of an input method does neither. Safari ends
 * the composition before the key event; there only the legacy key code tells.
 */
export function sendsOnEnter(event: KeyFacts): boolean {
  if (event.key !== "Enter" || event.shiftKey || event.altKey) return false;
  return !event.isComposing && event.keyCode !== heldByInputMethod;
}
