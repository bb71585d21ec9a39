import type { JobNotes } from "../../runtime/job-notes.ts";
import { repeat } from "../../runtime/repeat.ts";
import type { PaymentDeps } from "./deps.ts";
import { expirePayments, reconcilePayments } from "./sweep-payments.ts";

const expireEveryMs = 60_000;
const reconcileEveryMs = 3_600_000;

/**
 * Keeps payments true without anybody's question: every minute what ran out, every hour and at the start what providers
 * may have told in vain. Any number of processes may do it. Disposing waits for the round under way.
 */
export function startPaymentSweeps(deps: PaymentDeps & { jobs?: JobNotes }): AsyncDisposable {
  const { log, jobs } = deps;
  const stop = new AbortController();
  const expiring = repeat(
    { what: "the sweep of payments that ran out", everyMs: expireEveryMs, log, jobs, beginsNow: false },
    async () => {
      await expirePayments(deps, stop.signal);
    },
  );
  const reconciling = repeat(
    { what: "asking after payments", everyMs: reconcileEveryMs, log, jobs },
    async () => {
      await reconcilePayments(deps, stop.signal);
    },
  );

  return {
    async [Symbol.asyncDispose]() {
      stop.abort();
      await Promise.all([expiring[Symbol.asyncDispose](), reconciling[Symbol.asyncDispose]()]);
    },
  };
}
