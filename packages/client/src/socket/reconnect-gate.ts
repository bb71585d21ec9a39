import type { Clock } from "../clock.ts";
import { reconnectDelay } from "./reconnect-delay.ts";

/** A socket that was closed sooner than this after it opened was not wanted. */
const stableMs = 5_000;

/** Holds back attempts to connect: each failure makes the next wait longer, and `wake` ends a wait. */
export type ReconnectGate = {
  /** Resolves when the next attempt may be made; the first one may at once. Rejects after `close`. */
  pass(): Promise<void>;
  noteOpen(): void;
  /** @param leastMs how long the server asked us to stay away */
  noteClose(leastMs: number): void;
  /** Something has changed, such as the network: a held attempt is made now. */
  wake(): void;
  close(): void;
};

export function createReconnectGate(clock: Clock, random: () => number = Math.random): ReconnectGate {
  let attempt: number | null = null;
  let openedAt: number | null = null;
  let leastMs = 0;
  let held: { letGo(): void; refuse(): void } | null = null;
  let isClosed = false;

  function settle(): void {
    if (openedAt !== null && clock.now() - openedAt >= stableMs) attempt = 0;
    openedAt = null;
  }

  function nextWait(): number {
    settle();
    const wait =
      attempt === null ? 0 : Math.max(reconnectDelay(attempt, random), leastMs * (1 + random() / 2));
    attempt = attempt === null ? 0 : attempt + 1;
    leastMs = 0;

    return wait;
  }

  function hold(ms: number): Promise<void> {
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const cancel = clock.after(ms, resolve);
    held = {
      letGo() {
        cancel();
        resolve();
      },
      refuse() {
        cancel();
        reject(new Error("the socket was closed"));
      },
    };

    return promise.finally(() => {
      held = null;
    });
  }

  return {
    async pass() {
      if (isClosed) throw new Error("the socket was closed");

      const wait = nextWait();
      if (wait > 0) await hold(wait);
    },
    noteOpen() {
      openedAt = clock.now();
    },
    noteClose(asked) {
      settle();
      leastMs = asked;
    },
    wake: () => held?.letGo(),
    close() {
      isClosed = true;
      held?.refuse();
    },
  };
}
