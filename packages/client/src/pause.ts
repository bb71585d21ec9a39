import type { Clock } from "./clock.ts";

/** Waits so many milliseconds; less where the signal is raised. */
export function pause(clock: Clock, ms: number, signal?: AbortSignal): Promise<void> {
  if (signal?.aborted) return Promise.resolve();

  const { promise, resolve } = Promise.withResolvers<void>();
  const cancel = clock.after(ms, resolve);
  const onAbort = () => {
    cancel();
    resolve();
  };
  signal?.addEventListener("abort", onAbort, { once: true });

  return promise.finally(() => signal?.removeEventListener("abort", onAbort));
}
