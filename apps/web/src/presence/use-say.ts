import type { SetPresence } from "@claw/contract";
import { useCallback } from "react";
import { useApp } from "../app/app-context.ts";

/** Says something about this page, over its socket; nothing while that is lost, since a new one begins anew. */
export function useSay(): (input: SetPresence) => void {
  const { browser } = useApp();

  return useCallback(
    (input) => {
      if (browser.connection.get() !== "open") return;

      // A courtesy: a word that was lost is said again with the next socket.
      browser.trpc.presence.set.mutate(input).catch((error: unknown) => console.debug("presence", error));
    },
    [browser],
  );
}
