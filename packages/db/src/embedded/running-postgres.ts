import { setTimeout as delay } from "node:timers/promises";
import { hasProcess } from "./process-identity.ts";

/** A PostgreSQL that answers. */
export type RunningPostgres = {
  readonly pid: number;
  readonly port: number;
  /** Resolves when the process has ended, for whatever reason. */
  readonly exited: Promise<void>;
};

const fastMs = 15_000;
const immediateMs = 5_000;

/**
 * Stops PostgreSQL and waits until it has ended: a fast shutdown, and where that takes longer than 15 seconds an
 * immediate one, from which the next start recovers.
 */
export async function stopPostgres({ pid, exited }: RunningPostgres): Promise<void> {
  const stages = [
    { signal: "SIGINT", waitMs: fastMs },
    { signal: "SIGQUIT", waitMs: immediateMs },
    { signal: "SIGKILL", waitMs: immediateMs },
  ] as const;

  for (const { signal, waitMs } of stages) {
    if (!(await hasProcess(pid))) {
      return;
    }

    process.kill(pid, signal);
    if (await endsWithin(exited, waitMs)) {
      return;
    }
  }

  throw new Error(`PostgreSQL (pid ${pid}) does not stop.`);
}

async function endsWithin(exited: Promise<void>, waitMs: number): Promise<boolean> {
  const timer = new AbortController();
  const late = delay(waitMs, false, { signal: timer.signal });

  try {
    return await Promise.race([exited.then(() => true), late]);
  } finally {
    timer.abort();
    late.catch(() => {});
  }
}
