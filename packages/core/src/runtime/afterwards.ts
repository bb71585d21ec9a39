/**
 * The items of something that can be opened only when something else has come to pass. By hand, not a generator: what is
 * read so may be every token of an answer.
 */
export function afterwards<Item>(
  before: Promise<void>,
  open: () => AsyncIterable<Item>,
): AsyncIterableIterator<Item> {
  let items: AsyncIterator<Item> | null = null;

  async function first(): Promise<IteratorResult<Item>> {
    await before;
    items ??= open()[Symbol.asyncIterator]();

    return items.next();
  }

  return {
    next: () => items?.next() ?? first(),
    async return() {
      await items?.return?.();
      return { done: true, value: undefined };
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
