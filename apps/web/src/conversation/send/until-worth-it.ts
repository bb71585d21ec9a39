import type { ConnectionState, Watchable } from "@claw/client/browser";
import type { DeliverDeps } from "./deliver.ts";

export type WorthDeps = {
  connection: Watchable<ConnectionState>;
  /** Hears when the device has a network again. Returns how to stop. */
  onOnline(listener: () => void): () => void;
  after(milliseconds: number, callback: () => void): () => void;
};

const longestPauseMs = 30_000;

/** Waits for the socket to open, the network to come back, or the next try by the clock; whichever is first. */
export function untilWorthIt({ connection, onOnline, after }: WorthDeps): DeliverDeps["untilWorthIt"] {
  return (attempt, signal) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const stops = [
      after(Math.min(500 * 2 ** attempt, longestPauseMs), resolve),
      onOnline(resolve),
      connection.subscribe(() => {
        if (connection.get() === "open") resolve();
      }),
    ];
    signal.addEventListener("abort", () => resolve(), { once: true });

    return promise.finally(() => {
      for (const stop of stops) stop();
    });
  };
}
