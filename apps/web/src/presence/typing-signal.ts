/** Milliseconds after which typing that goes on is said again; the server forgets it after twice as long. */
const repeatMs = 3_000;
/** So long after the last key the server may still believe that this page types. */
const echoMs = 7_000;

export type TypingSignal = {
  /** A key was pressed: the text is empty now, or not. */
  note(isEmpty: boolean): void;
  /** Whether what others see as typing may be this page's own. */
  mayBeOurs(): boolean;
};

/** Says that somebody types, not for each key, and that they no longer do when the text is sent or emptied. */
export function createTypingSignal(say: (isTyping: boolean) => void, now: () => number): TypingSignal {
  let saidAt: number | null = null;
  let lastKeyAt = Number.NEGATIVE_INFINITY;

  return {
    note(isEmpty) {
      if (isEmpty) {
        if (saidAt !== null) say(false);
        saidAt = null;
        return;
      }

      lastKeyAt = now();
      if (saidAt !== null && lastKeyAt - saidAt < repeatMs) return;
      saidAt = lastKeyAt;
      say(true);
    },
    mayBeOurs: () => now() - lastKeyAt < echoMs,
  };
}
