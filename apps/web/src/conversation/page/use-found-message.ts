import type { Message } from "@claw/contract";
import { useEffect, useRef, useState } from "react";
import type { useMessages } from "./use-messages.ts";

/** As long as the mark of what was looked for is seen. */
const markMs = 2500;

export type FoundMessageOptions = {
  /** Null where nothing is looked for. */
  at: string | null;
  messages: readonly Message[];
  query: ReturnType<typeof useMessages>["query"];
  keys: readonly string[];
  choose(messageId: string): void;
  goTo(messageId: string): void;
  goToEnd(): void;
};

/**
 * Brings a message into view: loads back to it, and shows the branch that it is on. One that is not there leaves the
 * view at the end.
 * @returns the message while it is marked
 */
export function useFoundMessage(options: FoundMessageOptions): string | null {
  const { at, messages, query, keys, choose, goTo, goToEnd } = options;
  const { hasNextPage, isFetching, isSuccess, fetchNextPage } = query;
  const [foundId, setFound] = useState<string | null>(null);
  const settled = useRef<string | null>(null);

  useEffect(() => {
    if (at === null || settled.current === at || !isSuccess || isFetching) return;

    if (keys.includes(at)) {
      settled.current = at;
      goTo(at);
      setFound(at);
    } else if (messages.some(({ id }) => id === at)) {
      choose(at);
    } else if (hasNextPage) {
      void fetchNextPage({ cancelRefetch: false });
    } else {
      settled.current = at;
      goToEnd();
    }
  }, [at, messages, keys, hasNextPage, isFetching, isSuccess, fetchNextPage, choose, goTo, goToEnd]);

  useEffect(() => {
    if (foundId === null) return undefined;

    const timer = setTimeout(() => setFound(null), markMs);
    return () => clearTimeout(timer);
  }, [foundId]);

  return foundId;
}
