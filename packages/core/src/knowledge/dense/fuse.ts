export type Ranked = { chunkId: string };

/**
 * Joins lists by reciprocal rank (Cormack, Clarke, Büttcher, SIGIR 2009): each passage has the sum of 1 / (k + rank)
 * over the lists that it is in. Best first; of equals, the one that an earlier list has.
 */
export function fuse(lists: readonly (readonly Ranked[])[], k = 60): { chunkId: string; score: number }[] {
  const scores = new Map<string, number>();
  for (const list of lists) {
    for (const [at, { chunkId }] of list.entries()) {
      scores.set(chunkId, (scores.get(chunkId) ?? 0) + 1 / (k + at + 1));
    }
  }

  return [...scores].map(([chunkId, score]) => ({ chunkId, score })).sort((a, b) => b.score - a.score);
}
