/** A limit to how much may be under way at once, by weight. What is beyond it stands in line. */
export type Turns = {
  /** Resolves with what ends the turn. After an abort it resolves at once, with a turn that is none. */
  take(weight: number, signal: AbortSignal | undefined): Promise<() => void>;
};

type Waiting = { weight: number; go(): void };

/** `capacity` is in the unit of the weights. Something heavier than all of it goes alone. */
export function createTurns(capacity: number): Turns {
  const line = new Set<Waiting>();
  let underWay = 0;

  function letGo(): void {
    for (const { weight, go } of line) {
      if (underWay > 0 && underWay + weight > capacity) return;
      underWay += weight;
      go();
    }
  }

  return {
    take(weight, signal) {
      return new Promise((resolve) => {
        const waiting: Waiting = {
          weight,
          go() {
            line.delete(waiting);
            signal?.removeEventListener("abort", leave);
            resolve(endTurn);
          },
        };
        function endTurn(): void {
          underWay -= weight;
          letGo();
        }
        function leave(): void {
          line.delete(waiting);
          resolve(() => undefined);
        }

        if (signal?.aborted) return leave();
        line.add(waiting);
        signal?.addEventListener("abort", leave, { once: true });
        letGo();
      });
    },
  };
}
