import { pause } from "../../runtime/pause.ts";
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
  const sweeps = [
    { everyMs: expireEveryMs, sweep: expirePayments, atStart: false },
    { everyMs: reconcileEveryMs, sweep: reconcilePayments, atStart: true },
  ];
  const running = sweeps.map(({ everyMs, sweep, atStart }) =>
    repeat(deps, everyMs, atStart, sweep, stop.signal),
  );

  return {
    async [Symbol.asyncDispose]() {
      stop.abort();
      await Promise.all(running);
    },
  };
}

/** One round after the other; a slow one puts the next one off. */
async function repeat(
  deps: PaymentDeps,
  everyMs: number,
  atStart: boolean,
  sweep: typeof expirePayments,
  signal: AbortSignal,
): Promise<void> {
  if (!atStart) await pause(everyMs, signal);

  while (!signal.aborted) {
    try {
      await sweep(deps, signal);
    } catch (error) {
      deps.log.warn({ err: error }, "a sweep of payments failed; the next one will");
    }
    await pause(everyMs, signal);
  }
}
