import type { AppRouter } from "@claw/api";
import { type Operation, TRPCClientError, type TRPCLink } from "@trpc/client";
import { observable, type Unsubscribable } from "@trpc/server/observable";
import type { Clock } from "../clock.ts";
import { reasonOf } from "../error-facts.ts";
import type { TokenKeeper } from "../tokens/token-keeper.ts";
import { isOpenPath } from "./open-paths.ts";
import { resumeOperation } from "./resume-operation.ts";
import { signedOutError } from "./signed-out-error.ts";

/** A subscription that lives for hours meets more than one expiry; one that is refused at once is not tried again. */
const secondTryAfterMs = 60_000;

/**
 * Sees to it that calls carry a good token: waits for it before the call, and where the server refuses it all the same,
 * fetches another and repeats the call once. A refused call has done nothing, so that repeating it is safe.
 */
export function tokenLink(tokens: TokenKeeper, clock: Clock): TRPCLink<AppRouter> {
  return () =>
    ({ op, next }) => {
      if (isOpenPath(op.path)) return next(op);

      return observable((observer) => {
        let inner: Unsubscribable | null = null;
        let isClosed = false;
        let lastTry = Number.NEGATIVE_INFINITY;
        let lastEventId: string | null = null;

        const fail = (cause: unknown) => {
          if (!isClosed)
            observer.error(TRPCClientError.from(cause instanceof Error ? cause : new Error(String(cause))));
        };

        function start(current: Operation, token: string | null): void {
          if (isClosed) return;
          if (token === null) {
            fail(signedOutError());
            return;
          }

          inner = next(current).subscribe({
            next(envelope) {
              if (envelope.result.type === "data" && envelope.result.id) lastEventId = envelope.result.id;
              observer.next(envelope);
            },
            complete: () => observer.complete(),
            error(error) {
              if (reasonOf(error) !== "UNAUTHENTICATED" || clock.now() - lastTry < secondTryAfterMs) {
                observer.error(error);
                return;
              }

              lastTry = clock.now();
              tokens.renew(token).then((newer) => {
                if (newer === null) observer.error(error);
                else start(resumeOperation(op, lastEventId), newer);
              }, fail);
            },
          });
        }

        tokens.get().then((token) => start(op, token), fail);

        return () => {
          isClosed = true;
          inner?.unsubscribe();
        };
      });
    };
}
