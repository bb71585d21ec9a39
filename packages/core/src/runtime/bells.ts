/** Tells one listener of what has come: at once, or when some of it has gathered. */
export type Bell = {
  /** Something has come that may wait for more. */
  ring(): void;
  /** Something has come that nobody should wait for. */
  ringNow(): void;
};

/** How long what comes may be gathered before its listener hears of it, in milliseconds; 0: not at all. */
export type GatherMs = () => number;

/** Makes bells. Each asks for the interval whenever something comes. */
export type Bells = (tell: () => void, gatherMs: GatherMs) => Bell;

/** Bells that are due this close to each other share a timer: with hundreds of answers each would cost as much as a token. */
const slotMs = 5;

/**
 * Bells that ring at most once in an interval, which may change at any time. What comes first, or after a silence as
 * long as that, is heard at once; what follows waits for the rest of the interval, and not longer, whatever becomes of
 * the interval meanwhile.
 */
export function createBells(): Bells {
  const slots = new Map<number, Set<() => void>>();

  function slotAt(due: number, now: number): Set<() => void> {
    const index = Math.ceil(due / slotMs);
    const known = slots.get(index);
    if (known) return known;

    const slot = new Set<() => void>();
    slots.set(index, slot);
    setTimeout(ringAll, index * slotMs - now, index);

    return slot;
  }

  function ringAll(index: number): void {
    const slot = slots.get(index) ?? [];
    slots.delete(index);
    for (const ring of slot) ring();
  }

  return (tell, gatherMs) => {
    let rungAt = Number.NEGATIVE_INFINITY;
    let held: Set<() => void> | null = null;

    function ringNow(): void {
      held?.delete(ringHeld);
      held = null;
      tell();
    }

    function ringHeld(): void {
      rungAt = performance.now();
      ringNow();
    }

    return {
      ring() {
        const interval = gatherMs();
        if (interval === 0) return ringNow();
        if (held) return;

        const now = performance.now();
        if (now - rungAt >= interval) return ringHeld();

        held = slotAt(rungAt + interval, now);
        held.add(ringHeld);
      },
      ringNow,
    };
  };
}
