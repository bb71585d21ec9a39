import type { Database } from "@claw/db";
import { type JobHelpers, parseCronItems, type Runner, run, type TaskList } from "graphile-worker";
import { pause } from "../../runtime/pause.ts";
import type { Log } from "../../runtime/ports.ts";
import { findOrphansKey } from "../orphans/find-orphans.ts";
import type { HeldJob } from "./running-jobs.ts";
import type { Tasks } from "./tasks.ts";
import { workerLog } from "./worker-log.ts";

export type QueueOptions = { db: Database; log: Log; concurrentJobs: number; tasks: Tasks };

/** Takes jobs from the database, beginning with the call. */
export interface Queue {
  /** The jobs that this process is doing. */
  running(): HeldJob[];
  /** Takes no more, tells those under way to end, and waits for them, but not for longer than this. */
  stop(milliseconds: number): Promise<void>;
}

/** How soon a job is seen whose announcement was missed; jobs that were put off begin at most this late. */
const pollMs = 1_000;
const restartMs = 2_000;

const timetable = [
  { task: "reconcile", match: "23 * * * *", options: { jobKey: "reconcile" } },
  { task: "find_orphans", match: "41 3 * * *", options: { jobKey: findOrphansKey } },
];

/** Resolves when the queue's own tables are up to date and it has begun. */
export async function openQueue({ db, log, concurrentJobs, tasks }: QueueOptions): Promise<Queue> {
  const closing = new AbortController();
  const held = new Map<string, HeldJob>();

  async function perform(name: keyof Tasks, payload: unknown, { job }: JobHelpers): Promise<void> {
    const { id, locked_by: lockedBy } = job;
    if (lockedBy !== null) held.set(id, { id, lockedBy });
    try {
      const isLastAttempt = job.attempts >= job.max_attempts;
      await tasks[name](payload, { signal: closing.signal, isLastAttempt });
    } finally {
      held.delete(id);
    }
  }
  const taskList: TaskList = {
    ingest_version: (payload, job) => perform("ingest_version", payload, job),
    compact_base: (payload, job) => perform("compact_base", payload, job),
    rebuild_index: (payload, job) => perform("rebuild_index", payload, job),
    forget_vectors: (payload, job) => perform("forget_vectors", payload, job),
    remove_blobs: (payload, job) => perform("remove_blobs", payload, job),
    reconcile: (payload, job) => perform("reconcile", payload, job),
    find_orphans: (payload, job) => perform("find_orphans", payload, job),
  };

  const begin = () =>
    run({
      pgPool: db.pool,
      logger: workerLog(log),
      concurrency: concurrentJobs,
      pollInterval: pollMs,
      noHandleSignals: true,
      taskList,
      parsedCronItems: parseCronItems(timetable),
      // Without these, a job that cannot be ended because the database is away is an unhandled rejection.
      preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
    });
  let runner: Runner | null = await begin();
  const watching = watch();

  /** A worker gives up where it can neither end nor return a job, such as while the database is away. */
  async function watch(): Promise<void> {
    while (!closing.signal.aborted) {
      try {
        runner ??= await begin();
        await runner.promise;
      } catch (error) {
        log.warn({ err: error }, "the queue stopped; it starts again soon");
      }
      runner = null;
      await pause(restartMs, closing.signal);
    }
  }

  return {
    running: () => [...held.values()],
    async stop(milliseconds) {
      const last = runner;
      closing.abort();
      // It may have stopped by itself in this moment, which it reports as an error.
      const stopped = last
        ?.stop()
        .catch((error: unknown) => log.debug({ err: error }, "the queue had stopped already"))
        .then(() => watching);
      const timeIsUp = new AbortController();
      await Promise.race([stopped, pause(milliseconds, timeIsUp.signal)]);
      timeIsUp.abort();
    },
  };
}
