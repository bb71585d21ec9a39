/** A place that is held until it is given back. */
export type Place = { leave(): void };

/** Lets so many in at a time; the others wait in the order in which they came. */
export type Line = {
  /** Rejects with the signal's reason. */
  enter(signal: AbortSignal): Promise<Place>;
  readonly waiting: number;
};

export function createLine(places: number): Line {
  const waiting = new Set<() => void>();
  let free = places;

  function take(): Place {
    let isHeld = true;
    free -= 1;

    return {
      leave() {
        if (!isHeld) return;

        isHeld = false;
        free += 1;
        letIn();
      },
    };
  }

  function letIn(): void {
    const [next] = waiting;
    if (free === 0 || !next) return;

    waiting.delete(next);
    next();
  }

  return {
    get waiting() {
      return waiting.size;
    },
    async enter(signal) {
      signal.throwIfAborted();
      if (free > 0 && waiting.size === 0) return take();

      const { promise, resolve, reject } = Promise.withResolvers<Place>();
      const come = (): void => {
        signal.removeEventListener("abort", giveUp);
        resolve(take());
      };
      const giveUp = (): void => {
        waiting.delete(come);
        reject(signal.reason);
      };
      waiting.add(come);
      signal.addEventListener("abort", giveUp, { once: true });

      return promise;
    },
  };
}
