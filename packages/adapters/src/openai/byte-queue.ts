import type { Bell } from "@claw/core";

/** The bytes of one response on their way from the connection to their reader, without a stream's machinery. */
export interface ByteQueue extends AsyncIterable<Uint8Array> {
  /** @returns whether the connection should pause: the reader has enough to do */
  push(bytes: Uint8Array): boolean;
  end(): void;
  /** The reader hears of it after what has arrived. */
  fail(reason: unknown): void;
  /** Nobody reads any more: what still comes is dropped. */
  discard(): void;
  readonly hasEnded: boolean;
}

type Ending = { reason: unknown } | "end";

/** As much as a reader takes before everybody else gets a turn. */
const highWater = 65_536;

export type ByteQueueOptions = {
  /** Called when the reader has taken what was too much. */
  onDrained(): void;
  /** When the reader is told of bytes; of the end, and of as much as it takes, it is told at once. */
  bellFor(tell: () => void): Bell;
};

/** All that has arrived is one read: what comes before the reader is told is parsed together. */
export function createByteQueue({ onDrained, bellFor }: ByteQueueOptions): ByteQueue {
  let waiting: Uint8Array[] = [];
  let length = 0;
  let ending: Ending | null = null;
  let isDiscarding = false;
  let wake: (() => void) | null = null;

  const bell = bellFor(() => {
    wake?.();
    wake = null;
  });

  function finish(how: Ending): void {
    ending ??= how;
    bell.ringNow();
  }

  function take(): Uint8Array {
    const [first] = waiting;
    const bytes = first && waiting.length === 1 ? first : Buffer.concat(waiting, length);
    const wasFull = length >= highWater;
    waiting = [];
    length = 0;
    if (wasFull) onDrained();

    return bytes;
  }

  async function next(): Promise<IteratorResult<Uint8Array, undefined>> {
    while (length === 0) {
      if (ending === "end") return { done: true, value: undefined };
      if (ending) throw ending.reason;

      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }

    return { done: false, value: take() };
  }

  return {
    push(bytes) {
      if (isDiscarding || bytes.length === 0) return false;

      waiting.push(bytes);
      length += bytes.length;
      const isFull = length >= highWater;
      if (isFull) bell.ringNow();
      else bell.ring();

      return isFull;
    },
    end: () => finish("end"),
    fail: (reason) => finish({ reason }),
    discard() {
      isDiscarding = true;
      waiting = [];
      length = 0;
      onDrained();
    },
    get hasEnded() {
      return ending !== null;
    },
    [Symbol.asyncIterator]: () => ({ next }),
  };
}
