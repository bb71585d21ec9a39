import { performance } from "node:perf_hooks";

const lookMs = 200;

/** Tells five times a second which part of the time since then the event loop was busy, from 0 to 1. Ends with `stack`. */
export function watchLoad(observe: (utilisation: number) => void, stack: AsyncDisposableStack): void {
  let last = performance.eventLoopUtilization();

  const timer = setInterval(() => {
    const now = performance.eventLoopUtilization();
    observe(performance.eventLoopUtilization(now, last).utilization);
    last = now;
  }, lookMs);
  timer.unref();
  stack.defer(() => clearInterval(timer));
}
