import type { Database } from "@claw/db";
import type { VectorIndex } from "../ports.ts";
import type { Reconciled } from "./dense-index.ts";
import { bytesToVector } from "./vector-bytes.ts";

/** Above every UUID. */
const end = "ffffffff-ffff-ffff-ffff-ffffffffffff";
/** Vectors put back in one request of ours. */
const slice = 200;

/**
 * Goes through the store's ids and ours side by side, both ascending, a page at a time. An orphan is an id whose passage
 * does not exist: one whose passage does may be on its way into the index right now.
 */
export async function reconcileIndex(
  db: Database,
  store: VectorIndex,
  indexId: string,
  signal: AbortSignal,
): Promise<Reconciled> {
  const total: Reconciled = { orphans: 0, missing: 0 };
  let after = "00000000-0000-0000-0000-000000000000";

  for await (const page of store.list(indexId)) {
    signal.throwIfAborted();
    const last = page.at(-1);
    if (last === undefined) continue;

    total.orphans += await removeOrphans(db, store, indexId, page);
    total.missing += await putBack(db, store, indexId, { after, upTo: last, there: page }, signal);
    after = last;
  }
  total.missing += await putBack(db, store, indexId, { after, upTo: end, there: [] }, signal);

  return total;
}

async function removeOrphans(
  db: Database,
  store: VectorIndex,
  indexId: string,
  page: readonly string[],
): Promise<number> {
  const orphans = await listStray(db, page);
  if (orphans.length > 0) await store.remove(indexId, orphans);

  return orphans.length;
}

/** Of these ids of passages those that belong to none. */
export async function listStray(db: Pick<Database, "pool">, chunkIds: readonly string[]): Promise<string[]> {
  const { rows } = await db.pool.query<{ id: string }>(
    "SELECT t.id FROM unnest($1::uuid[]) AS t (id) WHERE NOT EXISTS (SELECT FROM chunks c WHERE c.id = t.id)",
    [chunkIds],
  );

  return rows.map(({ id }) => id);
}

type Range = { after: string; upTo: string; there: readonly string[] };

/** What became an orphan in the meantime is removed with the next comparison; it cannot be found until then. */
async function putBack(
  db: Database,
  store: VectorIndex,
  indexId: string,
  { after, upTo, there }: Range,
  signal: AbortSignal,
): Promise<number> {
  let count = 0;
  for (let from = after; ; ) {
    const { rows } = await db.pool.query<{ chunk_id: string; vector: Buffer }>(missingSql, [
      indexId,
      from,
      upTo,
      there,
      slice,
    ]);
    const last = rows.at(-1);
    if (!last) return count;

    await store.upsert(
      indexId,
      rows.map(({ chunk_id, vector }) => ({ chunkId: chunk_id, vector: bytesToVector(vector) })),
      signal,
    );
    count += rows.length;
    from = last.chunk_id;
  }
}

const missingSql = `
  SELECT chunk_id, vector FROM chunk_vectors
  WHERE index_id = $1 AND chunk_id > $2 AND chunk_id <= $3 AND chunk_id <> ALL ($4::uuid[]) AND vector IS NOT NULL
  ORDER BY chunk_id LIMIT $5`;
