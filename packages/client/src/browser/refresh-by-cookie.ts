import type { AppRouter, RouterOutputs } from "@claw/api";
import { createTRPCClient, httpLink } from "@trpc/client";
import { reasonOf } from "../error-facts.ts";
import { fetchBy, type Send } from "../send.ts";

/** A refresh that hangs holds up every other call. */
const patienceMs = 15_000;

/**
 * Exchanges the refresh token in the HttpOnly cookie. Null when there is none or its session has ended; rejects when
 * the server cannot be reached. Stands apart from the other calls, which wait for it.
 */
export function refreshByCookie(url: string, send: Send) {
  const client = createTRPCClient<AppRouter>({ links: [httpLink({ url, fetch: fetchBy(send) })] });

  return async (): Promise<RouterOutputs["auth"]["refresh"] | null> => {
    try {
      return await client.auth.refresh.mutate({}, { signal: AbortSignal.timeout(patienceMs) });
    } catch (error) {
      const reason = reasonOf(error);
      if (reason === "UNAUTHENTICATED" || reason === "ACCOUNT_DISABLED") return null;

      throw error;
    }
  };
}
