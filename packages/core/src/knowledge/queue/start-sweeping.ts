import type { Database } from "@claw/db";
import type { Log } from "../../runtime/ports.ts";
import type { Queue } from "./open-queue.ts";
import { requeueVersions } from "./requeue-versions.ts";
import { freeDeadJobs, renewJobs } from "./running-jobs.ts";

export type SweepOptions = { db: Database; log: Log; leaseSeconds: number; queue: Queue };

/**
 * Four times a lease: signs of life for this process's jobs, then what processes without one have left is taken up
 * again. Begins at once. Returns what ends it.
 */
export function startSweeping({ db, log, leaseSeconds, queue }: SweepOptions): () => Promise<void> {
  let sweeping: Promise<void> | null = null;

  async function sweep(): Promise<void> {
    await renewJobs(db, queue.running());
    const freed = await freeDeadJobs(db, leaseSeconds);
    const requeued = await requeueVersions(db, leaseSeconds);
    if (freed + requeued.length === 0) return;

    log.info({ freed, requeued: requeued.length }, "work that had lost its owner was taken up again");
  }

  const sweepSoon = () => {
    sweeping ??= sweep()
      .catch((error: unknown) => log.warn({ err: error }, "the sweep of jobs without an owner failed"))
      .finally(() => {
        sweeping = null;
      });
  };
  sweepSoon();
  const timer = setInterval(sweepSoon, Math.max(500, (leaseSeconds * 1000) / 4));
  timer.unref();

  return async () => {
    clearInterval(timer);
    await sweeping;
  };
}
