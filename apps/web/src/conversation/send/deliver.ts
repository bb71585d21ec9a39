import { toFailure } from "@claw/client/browser";

export type DeliverDeps = {
  /**
   * Resolves when another attempt is worth it: the network or the page is back, or some time has passed.
   * @param attempt counted from 0
   */
  untilWorthIt(attempt: number, signal: AbortSignal): Promise<void>;
};

export type Delivery<Result> = {
  /** Carries ids of ours: made twice, it does nothing twice. */
  call(): Promise<Result>;
  /** Raised when it is no longer wanted. */
  signal: AbortSignal;
  onWaiting(isWaiting: boolean): void;
};

/** A server that is starting is busy for some seconds; one that still is after these attempts says so. */
const mostBusyAttempts = 5;

/**
 * Makes a call until it has arrived, however long the network is away. A refusal is thrown. Null where it was taken
 * back before it arrived.
 */
export async function deliver<Result>(deps: DeliverDeps, delivery: Delivery<Result>): Promise<Result | null> {
  const { call, signal, onWaiting } = delivery;
  let busy = 0;

  for (let attempt = 0; !signal.aborted; attempt += 1) {
    try {
      return await call();
    } catch (error) {
      const { reason } = toFailure(error);
      busy += reason === "UNAVAILABLE" ? 1 : 0;
      if (reason !== "NETWORK" && (reason !== "UNAVAILABLE" || busy >= mostBusyAttempts)) throw error;
      if (signal.aborted) return null;
    }

    onWaiting(true);
    await deps.untilWorthIt(attempt, signal);
    onWaiting(false);
  }

  return null;
}
