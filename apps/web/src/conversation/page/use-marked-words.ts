import { patient } from "@claw/ui/patient";
import { useEffect } from "react";

const loadMarkWords = patient(() => import("./mark-words.ts"));

/** Marks the words of a search in the message that it has led to, as long as both are in the address. */
export function useMarkedWords(messageId: string | null, query: string): void {
  useEffect(() => {
    if (messageId === null || query === "") return undefined;

    let isGone = false;
    let clear: (() => void) | null = null;
    void loadMarkWords().then(({ markWords }) => {
      if (!isGone) clear = markWords(messageId, query);
    });

    return () => {
      isGone = true;
      clear?.();
    };
  }, [messageId, query]);
}
