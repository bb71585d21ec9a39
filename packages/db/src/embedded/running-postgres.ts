import { hasProcess } from "./process-identity.ts";
import { isErrno } from "./read-if-there.ts";

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
    if (!(await hasProcess(pid)) || !sendSignal(pid, signal) || (await endsWithin(exited, waitMs))) {
      return;
    }
  }

  throw new Error(`PostgreSQL (pid ${pid}) does not stop.`);
}

/** False when the process has ended meanwhile. */
function sendSignal(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch (error) {
    if (isErrno(error) && error.code === "ESRCH") {
      return false;
    }
    throw error;
  }
}

async function endsWithin(exited: Promise<void>, waitMs: number): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<false>();
  const timer = setTimeout(resolve, waitMs, false);

  try {
    return await Promise.race([exited.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}
