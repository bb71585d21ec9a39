import type { AppRouter } from "@claw/api";
import { type TRPCLink, type TRPCWebSocketClient, wsLink } from "@trpc/client";
import { observable, type Unsubscribable } from "@trpc/server/observable";
import { signedOutError } from "../links/signed-out-error.ts";

/**
 * Sends calls over the socket that there is at the time.
 * @param ready what calls wait for: one that overtook a newer token would be judged by the older one
 */
export function createSocketLink(socket: () => TRPCWebSocketClient, ready: () => Promise<void>) {
  const refusals = new Set<() => void>();

  const link: TRPCLink<AppRouter> = (runtime) => (operation) =>
    observable((observer) => {
      let inner: Unsubscribable | null = null;
      let isClosed = false;

      function refuse(): void {
        observer.error(signedOutError());
      }

      refusals.add(refuse);
      void ready().then(() => {
        if (!isClosed)
          inner = wsLink<AppRouter>({ client: socket() })(runtime)(operation).subscribe(observer);
      });

      return () => {
        isClosed = true;
        refusals.delete(refuse);
        inner?.unsubscribe();
      };
    });

  return {
    link,
    /** Ends all calls that are under way with UNAUTHENTICATED; left alone, they would wait for a better socket. */
    refuseAll() {
      for (const refuse of [...refusals]) refuse();
    },
  };
}
