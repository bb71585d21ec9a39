import type { DraftStorage } from "./draft-store.ts";

/** A device's storage for tests, with room for texts of so many characters. */
export function memoryStorage(
  limit = Number.POSITIVE_INFINITY,
): DraftStorage & { entries: Map<string, string> } {
  const entries = new Map<string, string>();

  return {
    entries,
    get length() {
      return entries.size;
    },
    key: (index) => [...entries.keys()][index] ?? null,
    getItem: (key) => entries.get(key) ?? null,
    removeItem: (key) => void entries.delete(key),
    setItem(key, value) {
      if (value.length > limit) throw new Error("QuotaExceededError");
      entries.set(key, value);
    },
  };
}
