import type { LimitedKey } from "@claw/core";

/** Where it is written down whom a limit has refused, until the refusal ends by itself. */
export interface LimitedNotes {
  note(limited: LimitedKey): Promise<void>;
  list(): Promise<LimitedKey[]>;
  find(name: string, key: string): Promise<LimitedKey | null>;
  forget(name: string, key: string): Promise<void>;
}

/** Whoever guesses with ever new names shall not fill the memory. */
export const mostNoted = 10_000;

const idOf = (name: string, key: string) => `${name}\n${key}`;

export function memoryNotes(): LimitedNotes {
  const notes = new Map<string, LimitedKey>();

  function dropOver(): void {
    const now = Date.now();
    for (const [id, { until }] of notes) if (until.getTime() <= now) notes.delete(id);
  }

  return {
    async note(limited) {
      const id = idOf(limited.name, limited.key);
      notes.delete(id);
      notes.set(id, limited);
      if (notes.size <= mostNoted) return;

      dropOver();
      const [oldest] = notes.keys();
      if (notes.size > mostNoted && oldest !== undefined) notes.delete(oldest);
    },
    async list() {
      dropOver();
      return [...notes.values()].toSorted((one, other) => other.until.getTime() - one.until.getTime());
    },
    async find(name, key) {
      dropOver();
      return notes.get(idOf(name, key)) ?? null;
    },
    async forget(name, key) {
      notes.delete(idOf(name, key));
    },
  };
}
