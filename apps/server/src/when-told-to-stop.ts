/** Ctrl-C reaches the server from the terminal and again from the programs that started it: one is meant. */
const repeatMs = 2000;
const forced = 130;

/**
 * Calls `stop` at the first signal to stop, or when the launcher at the other end of the IPC channel is gone. A signal
 * that comes later than 2 s after the first ends the process at once.
 */
export function whenToldToStop(stop: () => void): void {
  let first: number | null = null;

  function onSignal(): void {
    if (first === null) {
      first = performance.now();
      stop();
    } else if (performance.now() - first > repeatMs) {
      process.exit(forced);
    }
  }

  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, onSignal);
  process.on("disconnect", stop);
}
