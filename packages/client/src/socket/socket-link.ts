import type { AppRouter } from "@claw/api";
import { type TRPCClientError, type TRPCLink, type TRPCWebSocketClient, wsLink } from "@trpc/client";
import { observable, type Unsubscribable } from "@trpc/server/observable";
import { signedOutError } from "../links/signed-out-error.ts";

export type SocketSource = {
  /** The socket that there is at the time, opened if there is none. */
  connect(): TRPCWebSocketClient;
  /** False once it was closed for good. */
  isCurrent(client: TRPCWebSocketClient): boolean;
  /** What calls wait for: one that overtook a newer token would be judged by the older one. */
  ready(): Promise<void>;
};

/** Sends calls over the socket that there is at the time. */
export function createSocketLink({ connect, isCurrent, ready }: SocketSource) {
  const refusals = new Set<() => void>();

  const link: TRPCLink<AppRouter> = (runtime) => (operation) =>
    observable((observer) => {
      let inner: Unsubscribable | null = null;
      let isClosed = false;
      let hasBegun = false;

      function refuse(): void {
        observer.error(signedOutError());
      }

      function subscribe(): void {
        const client = connect();
        inner = wsLink<AppRouter>({ client })(runtime)(operation).subscribe({
          next(value) {
            // News of the socket itself comes before anything was sent.
            if (value.result.type !== "state") hasBegun = true;
            observer.next(value);
          },
          complete: () => observer.complete(),
          error(error) {
            // tRPC gives up on a call whose socket was lost between connecting and sending; it was never sent.
            if (!hasBegun && !isClosed && isLost(error) && isCurrent(client)) subscribeSoon();
            else observer.error(error);
          },
        });
      }

      function subscribeSoon(): void {
        void ready().then(() => {
          if (!isClosed) subscribe();
        });
      }

      refusals.add(refuse);
      subscribeSoon();

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

/** An error that no server sent. */
function isLost(error: TRPCClientError<AppRouter>): boolean {
  return !error.data;
}
