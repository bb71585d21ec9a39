import type { Message } from "@claw/contract";
import { useEffect } from "react";

export type HitOptions = {
  /** The message that a search has led to; null where none has. */
  hitId: string | null;
  /** What was searched for. */
  query: string;
  /** The messages that are loaded, and how to load those before them; null where there are none. */
  messages: readonly Message[];
  loadOlder: (() => void) | null;
  /** Whether the message is on the branch that is shown, and how to show its branch. */
  isShown: (messageId: string) => boolean;
  choose: (messageId: string) => void;
};

/** Brings the message that a search has led to into view, and marks the words in it. */
export function useHit({ hitId, query, messages, loadOlder, isShown, choose }: HitOptions): void {
  const isLoaded = messages.some(({ id }) => id === hitId);
  const isThere = hitId !== null && isLoaded && isShown(hitId);

  useEffect(() => {
    if (hitId === null || messages.length === 0) return;
    if (!isLoaded) loadOlder?.();
    else if (!isThere) choose(hitId);
  }, [hitId, messages.length, isLoaded, isThere, loadOlder, choose]);

  useEffect(() => {
    if (hitId === null || !isThere) return undefined;

    const element = document.querySelector(`[data-message="${CSS.escape(hitId)}"]`);
    if (!element) return undefined;

    let isGone = false;
    let clear: (() => void) | null = null;
    void import("./mark-hit.ts").then(({ markHit }) => {
      if (!isGone) clear = markHit(element, query);
    });

    return () => {
      isGone = true;
      clear?.();
    };
  }, [hitId, isThere, query]);
}
