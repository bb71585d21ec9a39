import type { Log } from "./ports.ts";

export type Repeated = {
  /** In the words of the log: "the check of the accounts". */
  what: string;
  everyMs: number;
  log: Log;
};

/**
 * Does something at once and then again and again, one after the other; a failure is logged and the next time comes.
 * Disposing waits for what is under way.
 */
export function repeat({ what, everyMs, log }: Repeated, deed: () => Promise<void>): AsyncDisposable {
  let doing: Promise<void> | null = null;

  const soon = () => {
    doing ??= deed()
      .catch((error: unknown) => log.warn({ err: error }, `${what} failed`))
      .finally(() => {
        doing = null;
      });
  };
  soon();
  const timer = setInterval(soon, everyMs);
  timer.unref();

  return {
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      await doing;
    },
  };
}
