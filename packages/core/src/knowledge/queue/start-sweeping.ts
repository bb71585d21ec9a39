import type { Database } from "@claw/db";
import type { JobNotes } from "../../runtime/job-notes.ts";
import type { Log } from "../../runtime/ports.ts";
import { repeat } from "../../runtime/repeat.ts";
import type { Queue } from "./open-queue.ts";
import { requeueVersions } from "./requeue-versions.ts";
import { freeDeadJobs, renewJobs } from "./running-jobs.ts";

export type SweepOptions = {
  db: Database;
  log: Log;
  jobs?: JobNotes | undefined;
  leaseSeconds: number;
  queue: Queue;
};

/**
 * Four times a lease: signs of life for this process's jobs, then what processes without one have left is taken up
 * again. Begins at once. Returns what ends it.
 */
export function startSweeping({ db, log, jobs, leaseSeconds, queue }: SweepOptions): () => Promise<void> {
  const everyMs = Math.max(500, (leaseSeconds * 1000) / 4);
  const sweeping = repeat({ what: "the sweep of jobs without an owner", everyMs, log, jobs }, async () => {
    await renewJobs(db, queue.running());
    const freed = await freeDeadJobs(db, leaseSeconds);
    const requeued = await requeueVersions(db, leaseSeconds);
    if (freed + requeued.length === 0) return;

    log.info({ freed, requeued: requeued.length }, "work that had lost its owner was taken up again");
  });

  return async () => sweeping[Symbol.asyncDispose]();
}
