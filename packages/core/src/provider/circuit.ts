import type { CircuitState } from "@claw/contract";

/**
 * Keeps a provider from being asked while it fails (M. Nygard, "Release It!", Circuit Breaker): after so many failures
 * in a row within a minute it is left alone for a while; then one request finds out whether it is back.
 */
export interface Circuit {
  readonly state: CircuitState;
  /** Whether a request may leave now. Whoever is let through says how it went, and leaves. */
  enter(): boolean;
  succeeded(): void;
  failed(): void;
  /** After each request that was let through, also one that was given up and says nothing. */
  leave(): void;
}

export type CircuitLimits = {
  failures: number;
  /** Within this time. */
  withinMs: number;
  /** For how long nobody is let through. */
  openMs: number;
};

const usualLimits: CircuitLimits = { failures: 10, withinMs: 60_000, openMs: 15_000 };

/** @param now milliseconds of a clock that is never set back */
export function createCircuit(
  now: () => number = () => performance.now(),
  { failures, withinMs, openMs }: CircuitLimits = usualLimits,
): Circuit {
  let failedAt: number[] = [];
  let openedAt: number | null = null;
  let isProbing = false;

  function state(): CircuitState {
    if (openedAt === null) return "closed";

    return now() - openedAt < openMs ? "open" : "halfOpen";
  }

  return {
    get state() {
      return state();
    },
    enter() {
      const current = state();
      if (current === "closed") return true;
      if (current === "open" || isProbing) return false;

      isProbing = true;
      return true;
    },
    succeeded() {
      failedAt = [];
      openedAt = null;
      isProbing = false;
    },
    failed() {
      const at = now();
      failedAt = [...failedAt.filter((earlier) => at - earlier < withinMs), at];
      if (openedAt !== null || failedAt.length >= failures) openedAt = at;
      isProbing = false;
    },
    leave() {
      isProbing = false;
    },
  };
}
