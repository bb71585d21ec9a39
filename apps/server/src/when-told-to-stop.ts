/** Ctrl-C reaches the server from the terminal and again from the programs that started it: one is meant. */
const repeatMs = 2000;
const forced = 130;

/**
 * Aborts at the first signal to stop, or when the launcher at the other end of the IPC channel is gone. A signal that
 * comes later than 2 s after the first ends the process at once.
 */
export function whenToldToStop(): AbortSignal {
  const stop = new AbortController();
  let first = 0;

  function onSignal(): void {
    if (!stop.signal.aborted) {
      first = performance.now();
      stop.abort();
    } else if (performance.now() - first > repeatMs) {
      process.exit(forced);
    }
  }

  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, onSignal);
  process.on("disconnect", () => stop.abort());

  return stop.signal;
}
