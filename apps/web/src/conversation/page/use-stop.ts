import type { Message } from "@claw/contract";
import { useEffect, useState } from "react";
import { useApp } from "../../app/app-context.ts";

/** How to stop the answer that is being written; null where none is. Esc stops as well. */
export function useStop(streaming: Message | null): { onStop: () => void; isStopping: boolean } | null {
  const { browser, cache } = useApp();
  const [stoppingId, setStoppingId] = useState<string | null>(null);
  const messageId = streaming?.id ?? null;

  const stop = (id: string) => {
    setStoppingId(id);
    browser.trpc.conversation.stop.mutate({ messageId: id }).then(
      (message) => cache.putMessage(message),
      () => setStoppingId(null),
    );
  };

  useEffect(() => {
    if (messageId === null) return undefined;

    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key === "Escape" && !event.defaultPrevented && !event.isComposing) stop(messageId);
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  });

  if (messageId === null) return null;
  return { onStop: () => stop(messageId), isStopping: stoppingId === messageId };
}
