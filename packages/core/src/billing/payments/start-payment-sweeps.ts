import type { PaymentDeps } from "./deps.ts";
import { expirePayments, reconcilePayments } from "./sweep-payments.ts";

const expireEveryMs = 60_000;
const reconcileEveryMs = 3_600_000;

/**
 * Keeps payments true without anybody's question: every minute what ran out, every hour and at the start what providers
 * may have told in vain. Any number of processes may do it. Disposing waits for the round under way.
 */
export function startPaymentSweeps(deps: PaymentDeps): AsyncDisposable {
  const stop = new AbortController();
  let round: Promise<void> = Promise.resolve();

  const run = (sweep: typeof expirePayments) => {
    round = round
      .then(() => (stop.signal.aborted ? undefined : sweep(deps, stop.signal)))
      .catch((error: unknown) => deps.log.warn({ err: error }, "a sweep of payments failed; the next will"));
  };
  const timers = [
    setInterval(run, expireEveryMs, expirePayments),
    setInterval(run, reconcileEveryMs, reconcilePayments),
  ];
  for (const timer of timers) timer.unref();
  run(reconcilePayments);

  return {
    async [Symbol.asyncDispose]() {
      stop.abort();
      for (const timer of timers) clearInterval(timer);
      await round;
    },
  };
}
