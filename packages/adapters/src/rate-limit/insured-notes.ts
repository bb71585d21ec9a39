import type { LimitedKey } from "@claw/core";
import type { LimitedNotes } from "./limited-notes.ts";

/** In one place while it can be reached, in the other meanwhile; what is in either is told. */
export function insuredNotes(first: LimitedNotes, second: LimitedNotes): LimitedNotes {
  async function tell<Result>(ask: (notes: LimitedNotes) => Promise<Result>, away: Result): Promise<Result> {
    try {
      return await ask(first);
    } catch {
      // The limiter says that Redis is away; what this process has counted since is in the other place.
      return away;
    }
  }

  return {
    async note(limited) {
      try {
        await first.note(limited);
      } catch {
        await second.note(limited);
      }
    },
    async list() {
      const none: LimitedKey[] = [];
      const both = [...(await tell((notes) => notes.list(), none)), ...(await second.list())];
      const byKey = new Map(both.map((limited) => [`${limited.name}\n${limited.key}`, limited]));

      return [...byKey.values()].toSorted((one, other) => other.until.getTime() - one.until.getTime());
    },
    async find(name, key) {
      return (await tell((notes) => notes.find(name, key), null)) ?? (await second.find(name, key));
    },
    async forget(name, key) {
      await tell((notes) => notes.forget(name, key), undefined);
      await second.forget(name, key);
    },
  };
}
