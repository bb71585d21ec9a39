/**
 * Each event as `hand` makes it, each error as `fail` throws it. By hand, not a generator: that would be two more promises
 * for each event, and half a kilobyte for each idle subscription.
 */
export function mapEvents<Event, Handed>(
  source: AsyncIterable<Event>,
  hand: (result: IteratorResult<Event>) => IteratorResult<Handed> | Promise<IteratorResult<Handed>>,
  fail?: (error: unknown) => never,
): AsyncIterableIterator<Handed> {
  const events = source[Symbol.asyncIterator]();

  return {
    next: () => events.next().then(hand, fail),
    async return() {
      await events.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
