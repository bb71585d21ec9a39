/** A number of places; who finds none waits in line. */
export type Places = { take(signal: AbortSignal): Promise<Disposable> };

export function createPlaces(count: number): Places {
  const line: (() => void)[] = [];
  let free = count;

  function leave(): void {
    const next = line.shift();
    if (next) next();
    else free++;
  }

  function place(): Disposable {
    let isTaken = true;

    return {
      [Symbol.dispose]() {
        if (isTaken) leave();
        isTaken = false;
      },
    };
  }

  return {
    async take(signal) {
      signal.throwIfAborted();
      if (free > 0) {
        free--;
        return place();
      }

      const { promise, resolve, reject } = Promise.withResolvers<void>();
      function giveUp() {
        line.splice(line.indexOf(resolve), 1);
        reject(signal.reason);
      }
      line.push(resolve);
      signal.addEventListener("abort", giveUp, { once: true });
      try {
        await promise;
      } finally {
        signal.removeEventListener("abort", giveUp);
      }

      return place();
    },
  };
}
