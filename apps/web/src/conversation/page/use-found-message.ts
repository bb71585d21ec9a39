import { useEffect, useRef, useState } from "react";
import type { LoadedMessages } from "./use-messages.ts";

/** As long as the mark of what was looked for is seen. */
const markMs = 2500;

export type FoundMessageOptions = {
  /** Null where nothing is looked for. */
  at: string | null;
  thread: LoadedMessages;
  keys: readonly string[];
  choose(messageId: string): void;
  goTo(messageId: string): void;
  goToEnd(): void;
};

/**
 * Brings a message into view: loads what stands around it, and shows the branch that it is on. One that is not there
 * leaves the view at the end.
 * @returns the message while it is marked
 */
export function useFoundMessage(options: FoundMessageOptions): string | null {
  const { at, thread, keys, choose, goTo, goToEnd } = options;
  const { messages, isSettled, openAround } = thread;
  const [foundId, setFound] = useState<string | null>(null);
  const askedFor = useRef<string | null>(null);
  const [answeredFor, setAnswered] = useState<string | null>(null);
  const settled = useRef<string | null>(null);

  useEffect(() => {
    if (at === null || settled.current === at || !isSettled) return;

    const settle = (bring: () => void) => {
      settled.current = at;
      bring();
    };
    if (keys.includes(at)) {
      settle(() => goTo(at));
      setFound(at);
    } else if (messages.some(({ id }) => id === at)) {
      choose(at);
    } else if (answeredFor === at) {
      settle(goToEnd);
    } else if (askedFor.current !== at) {
      askedFor.current = at;
      openAround(at).then(
        () => setAnswered(at),
        () => settle(goToEnd),
      );
    }
  }, [at, messages, keys, isSettled, answeredFor, openAround, choose, goTo, goToEnd]);

  useEffect(() => {
    if (foundId === null) return undefined;

    const timer = setTimeout(() => setFound(null), markMs);
    return () => clearTimeout(timer);
  }, [foundId]);

  return foundId;
}
