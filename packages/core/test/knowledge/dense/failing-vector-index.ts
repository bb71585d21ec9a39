import type { VectorIndex, VectorMatch } from "@claw/core";

/** A vector store in this process that fails on demand. */
export type FailingVectorIndex = VectorIndex & {
  fail(isFailing: boolean): void;
  /** Past its doors. */
  readonly namespaces: Map<string, Map<string, Float32Array>>;
};

export function failingVectorIndex(): FailingVectorIndex {
  const namespaces = new Map<string, Map<string, Float32Array>>();
  let isFailing = false;
  const held = (namespace: string) => namespaces.get(namespace) ?? new Map<string, Float32Array>();
  const enter = () => {
    if (isFailing) throw new Error("the store fails on demand");
  };

  return {
    name: "pinecone",
    namespaces,
    fail(next) {
      isFailing = next;
    },
    async upsert(namespace, vectors) {
      enter();
      const records = held(namespace);
      namespaces.set(namespace, records);
      for (const { chunkId, vector } of vectors) records.set(chunkId, vector);
    },
    async query(namespace, vector, limit): Promise<VectorMatch[]> {
      enter();
      return [...held(namespace)]
        .map(([chunkId, own]) => ({ chunkId, score: cosine(own, vector) }))
        .sort((a, b) => b.score - a.score)
        .slice(0, limit);
    },
    async remove(namespace, chunkIds) {
      enter();
      for (const chunkId of chunkIds) held(namespace).delete(chunkId);
    },
    async removeAll(namespace) {
      enter();
      namespaces.delete(namespace);
    },
    async *list(namespace) {
      enter();
      const ids = [...held(namespace).keys()].sort();
      for (let at = 0; at < ids.length; at += 3) yield ids.slice(at, at + 3);
    },
  };
}

function cosine(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
}
