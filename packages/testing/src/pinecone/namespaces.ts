type PineconeRecord = { id: string; values: readonly number[] };

/** What a vector store holds, by namespace. One comes into being with its first record. */
export type NamespaceStore = {
  /** @returns how many were put there */
  put(namespace: string, records: readonly PineconeRecord[]): number;
  query(namespace: string, vector: readonly number[], topK: number): { id: string; score: number }[];
  /** False where there is no such namespace. */
  remove(namespace: string, ids: readonly string[] | "all"): boolean;
  /** Ascending. */
  ids(namespace: string): string[];
  names(): string[];
  stats(): object;
};

export function openNamespaces(): NamespaceStore {
  const namespaces = new Map<string, Map<string, readonly number[]>>();
  const ids = (namespace: string) => [...(namespaces.get(namespace)?.keys() ?? [])].sort();

  return {
    ids,
    put(namespace, records) {
      const there = namespaces.get(namespace) ?? new Map<string, readonly number[]>();
      namespaces.set(namespace, there);
      for (const { id, values } of records) there.set(id, values);

      return records.length;
    },
    query(namespace, vector, topK) {
      return [...(namespaces.get(namespace) ?? [])]
        .map(([id, values]) => ({ id, score: dot(values, vector) }))
        .sort((a, b) => b.score - a.score)
        .slice(0, topK);
    },
    remove(namespace, chosen) {
      const there = namespaces.get(namespace);
      if (!there) return false;

      if (chosen === "all") namespaces.delete(namespace);
      else for (const id of chosen) there.delete(id);

      return true;
    },
    names: () => [...namespaces.keys()].filter((namespace) => ids(namespace).length > 0),
    stats: () => ({
      namespaces: Object.fromEntries(
        [...namespaces].map(([name, records]) => [name, { vectorCount: records.size }]),
      ),
      totalVectorCount: [...namespaces.values()].reduce((sum, { size }) => sum + size, 0),
    }),
  };
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
}
