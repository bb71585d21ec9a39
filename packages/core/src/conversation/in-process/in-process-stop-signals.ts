import type { StopSignals, StopWish } from "../ports.ts";

/** Stop wishes within this process. */
export function inProcessStopSignals(): StopSignals {
  const listeners = new Set<(wish: StopWish) => void>();

  return {
    publish(wish) {
      for (const heed of [...listeners]) heed(wish);
    },
    listen(heed) {
      listeners.add(heed);
      return () => void listeners.delete(heed);
    },
  };
}
