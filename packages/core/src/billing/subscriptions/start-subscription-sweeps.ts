import type { JobNotes } from "../../runtime/job-notes.ts";
import { repeat } from "../../runtime/repeat.ts";
import { type SweepDeps, sweepSubscriptions } from "./sweep-subscriptions.ts";

const everyMs = 60_000;

/** Sweeps subscriptions and expired credit, now and every minute, one sweep at a time. Disposing waits for its end. */
export function startSubscriptionSweeps(deps: SweepDeps & { jobs?: JobNotes }): AsyncDisposable {
  const closing = new AbortController();
  const { log, jobs } = deps;
  const sweeping = repeat({ what: "the sweep of subscriptions", everyMs, log, jobs }, async () => {
    await sweepSubscriptions(deps, closing.signal);
  });

  return {
    async [Symbol.asyncDispose]() {
      closing.abort();
      await sweeping[Symbol.asyncDispose]();
    },
  };
}
