import type { ChildProcess } from "node:child_process";
import { ReadingFailed } from "@claw/core";
import { memoryOf } from "./memory-of.ts";

const lookEveryMs = process.platform === "linux" ? 25 : 500;

export type Limits = {
  /** How long the process may make us wait. */
  timeMs: number;
  /** Resident, in bytes. */
  memoryBytes: number;
};

export type LimitsWatch = Disposable & {
  /** Why the process was ended, where it was. */
  readonly verdict: ReadingFailed | null;
  /** Counts the time of a wait for the process; that of who takes what it says is not its own. */
  whileWaiting<Result>(wait: Promise<Result>): Promise<Result>;
};

/** Ends a process that takes too long or too much. */
export function watchLimits(child: ChildProcess, { timeMs, memoryBytes }: Limits): LimitsWatch {
  let verdict: ReadingFailed | null = null;
  let spentMs = 0;
  let waitingSince: number | null = null;
  let isLooking = false;

  function end(reason: ReadingFailed): void {
    verdict ??= reason;
    child.kill("SIGKILL");
  }

  async function look(): Promise<void> {
    const waited = waitingSince === null ? 0 : performance.now() - waitingSince;
    if (spentMs + waited > timeMs) end(tooLong(timeMs));

    const memory = child.pid === undefined ? null : await memoryOf(child.pid);
    if (memory !== null && memory > memoryBytes) end(tooMuch());
  }

  const timer = setInterval(() => {
    if (isLooking) return;
    isLooking = true;
    void look().finally(() => {
      isLooking = false;
    });
  }, lookEveryMs);

  return {
    get verdict() {
      return verdict;
    },
    async whileWaiting(wait) {
      waitingSince = performance.now();
      try {
        return await wait;
      } finally {
        spentMs += performance.now() - waitingSince;
        waitingSince = null;
      }
    },
    [Symbol.dispose]() {
      clearInterval(timer);
    },
  };
}

function tooLong(timeMs: number): ReadingFailed {
  const seconds = Math.round(timeMs / 1_000);

  return new ReadingFailed("TIME_LIMIT", `Reading the document takes longer than ${seconds} s. Split it.`);
}

export function tooMuch(options?: ErrorOptions): ReadingFailed {
  return new ReadingFailed("MEMORY_LIMIT", "Reading the document takes too much memory. Split it.", options);
}
