import { type SweepDeps, sweepSubscriptions } from "./sweep-subscriptions.ts";

const everyMs = 60_000;

/** Sweeps subscriptions and expired credit, now and every minute, one sweep at a time. Disposing waits for its end. */
export function startSubscriptionSweeps(deps: SweepDeps): AsyncDisposable {
  const closing = new AbortController();
  let sweeping: Promise<unknown> | null = null;

  const sweepSoon = () => {
    sweeping ??= sweepSubscriptions(deps, closing.signal)
      .catch((error: unknown) =>
        deps.log.warn({ err: error }, "a sweep of subscriptions failed; the next will try"),
      )
      .finally(() => {
        sweeping = null;
      });
  };
  sweepSoon();
  const timer = setInterval(sweepSoon, everyMs);
  timer.unref();

  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      closing.abort();
      await sweeping;
    },
  };
}
