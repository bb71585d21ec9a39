/** Numbers terms in the order in which they come, from 0. */
export type TermTable = {
  /** Of one character or two, each of one UTF-16 unit; the left one is 0 for a single character. */
  ofUnits(left: number, right: number): number;
  ofText(term: string): number;
  count(): number;
  /** The terms by number. */
  list(): string[];
};

/**
 * Han is by far the most of what is indexed, so its terms are looked up as numbers, in a table with open addressing;
 * a Map of strings would make a string of every two characters.
 */
export function createTermTable(): TermTable {
  const numbers = new Map<string, number>();
  // A key and its number plus one (0: free) side by side, so that a look reads one place of memory.
  let slots = new Uint32Array(1 << 15);
  let keyOfId = new Float64Array(1 << 13);
  let unitTerms = 0;
  let count = 0;

  function slotOf(key: number): number {
    const last = slots.length - 1;
    let slot = (Math.imul(key ^ (key >>> 15), 0x9e3779b1) >>> 6) & (last - 1);
    while (slots[slot + 1] !== 0 && slots[slot] !== key) slot = (slot + 2) & last;

    return slot;
  }

  function grow(): void {
    const old = slots;
    slots = new Uint32Array(2 * old.length);
    for (let at = 0; at < old.length; at += 2) {
      const id = old[at + 1] ?? 0;
      if (id === 0) continue;

      const slot = slotOf(old[at] ?? 0);
      slots[slot] = old[at] ?? 0;
      slots[slot + 1] = id;
    }
  }

  function number(key: number): number {
    if (count === keyOfId.length) {
      const grown = new Float64Array(2 * count);
      grown.set(keyOfId);
      keyOfId = grown;
    }
    keyOfId[count] = key;
    count += 1;

    return count - 1;
  }

  return {
    ofUnits(left, right) {
      const key = ((left << 16) | right) >>> 0;
      let slot = slotOf(key);
      const known = slots[slot + 1] ?? 0;
      if (known !== 0) return known - 1;

      if (4 * (unitTerms + 1) > slots.length) {
        grow();
        slot = slotOf(key);
      }
      unitTerms += 1;
      slots[slot] = key;
      slots[slot + 1] = number(key) + 1;

      return count - 1;
    },
    ofText(term) {
      const known = numbers.get(term);
      if (known !== undefined) return known;

      numbers.set(term, number(-1));
      return count - 1;
    },
    count: () => count,
    list() {
      const terms = Array.from({ length: count }, (_, id) => textOf(keyOfId[id] ?? -1));
      for (const [term, id] of numbers) terms[id] = term;

      return terms;
    },
  };
}

function textOf(key: number): string {
  if (key < 0) return "";

  return key > 0xffff ? String.fromCharCode(key >>> 16, key & 0xffff) : String.fromCharCode(key);
}
