import type { JobNotes } from "./job-notes.ts";
import type { Log } from "./ports.ts";

export type Repeated = {
  /** In the words of the log: "the check of the accounts". */
  what: string;
  everyMs: number;
  log: Log;
  /** Who is told how the runs go; nobody where left out. */
  jobs?: JobNotes | undefined;
  /** Whether the first run is at once; it is where left out. */
  beginsNow?: boolean;
};

/**
 * Does something at once and then again and again, one after the other; a failure is logged and the next time comes.
 * Disposing waits for what is under way.
 */
export function repeat(
  { what, everyMs, log, jobs, beginsNow = true }: Repeated,
  deed: () => Promise<void>,
): AsyncDisposable {
  const note = jobs?.announce(what, everyMs);
  let doing: Promise<void> | null = null;

  async function run(): Promise<void> {
    note?.began();
    try {
      await deed();
      note?.ended();
    } catch (error) {
      log.warn({ err: error }, `${what} failed`);
      note?.ended(error);
    }
  }

  const soon = () => {
    doing ??= run().finally(() => {
      doing = null;
    });
  };
  if (beginsNow) soon();
  const timer = setInterval(soon, everyMs);
  timer.unref();

  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await doing;
      note?.withdrawn();
    },
  };
}
