import type { Log } from "../runtime/ports.ts";

/** Work that nobody waits for, such as a mail; it must not be lost when the process ends in an orderly way. */
export interface Background extends AsyncDisposable {
  /** @param what for the log, should it fail */
  run(what: string, work: () => Promise<void>): void;
}

export function createBackground(log: Log): Background {
  const running = new Set<Promise<void>>();

  return {
    run(what, work) {
      const done = work()
        .catch((error: unknown) => log.error({ err: error }, `${what} failed`))
        .finally(() => running.delete(done));
      running.add(done);
    },
    async [Symbol.asyncDispose]() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}
