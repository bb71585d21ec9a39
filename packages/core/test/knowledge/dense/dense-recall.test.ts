import { expect, test } from "vitest";
import { findEmbeddingIndex } from "../../../src/knowledge/dense/embedding-index.ts";
import { scanVectors } from "../../../src/knowledge/dense/scan-vectors.ts";
import { storeVectors } from "../../../src/knowledge/dense/store-vectors.ts";
import { seeded } from "../seeded.ts";
import { denseWorld, never, openDenseDatabase } from "./dense-world.ts";

const seed = 20_261_123;
const dimensions = 256;
const count = 4_000;
const clusters = 60;

test("of the ten nearest by an exact search, the scan over signs finds at least 99 of 100", async () => {
  await using database = await openDenseDatabase();
  const world = denseWorld(database.db);
  const base = await world.base();
  const [row] = await world.indexes(base);
  const index = await findEmbeddingIndex(world.db.prisma, row?.id ?? "");
  if (!index) throw new Error("no index");

  const random = gaussian(seed);
  const centres = Array.from({ length: clusters }, () => around(null, 1, random));
  const near = (spread: number) =>
    around(centres[Math.floor(random.uniform() * clusters)] ?? null, spread, random);
  const vectors = Array.from({ length: count }, () => near(0.8));
  const version = await world.write(
    base,
    vectors.map((_, at) => `${at}`),
  );
  const chunks = version.chunkIds.map((chunkId, at) => ({
    chunkId,
    vector: vectors[at] ?? new Float32Array(),
  }));
  await storeVectors(world.deps, index, chunks, never);
  await world.activate(base, version);

  let found = 0;
  const queries = Array.from({ length: 40 }, () => near(0.8));
  for (const query of queries) {
    const exact = chunks
      .map(({ chunkId, vector }) => ({ chunkId, score: dot(vector, query) }))
      .sort((a, b) => b.score - a.score)
      .slice(0, 10);
    const scanned = await scanVectors(world.db, index, query, 10);
    const ids = new Set(scanned.map(({ chunkId }) => chunkId));
    found += exact.filter(({ chunkId }) => ids.has(chunkId)).length;
    expect(scanned[0]?.score).toBeCloseTo(exact[0]?.score ?? 0, 5);
  }

  expect(found / (queries.length * 10), `seed ${seed}`).toBeGreaterThanOrEqual(0.99);
});

type Random = { uniform(): number; normal(): number };

/** A point of a sphere near a centre; anywhere on it without one. */
function around(centre: Float32Array | null, spread: number, random: Random): Float32Array {
  const values = Float32Array.from(
    { length: dimensions },
    (_, at) => (centre?.[at] ?? 0) * Math.sqrt(dimensions) + spread * random.normal(),
  );
  const length = Math.sqrt(dot(values, values));

  return values.map((value) => value / length);
}

function gaussian(from: number): Random {
  const random = seeded(from);
  const uniform = () => random.below(2 ** 32) / 2 ** 32;

  return {
    uniform,
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
  };
}

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, at) => sum + value * (b[at] ?? 0), 0);
}
