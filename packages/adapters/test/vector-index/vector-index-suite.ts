import { randomUUID } from "node:crypto";
import type { VectorIndex } from "@claw/core";
import { describe, expect, test } from "vitest";

export type VectorIndexWorld = AsyncDisposable & { index: VectorIndex };

const signal = new AbortController().signal;

/** What every vector store behind the port promises. */
export function vectorIndexSuite(name: string, open: () => Promise<VectorIndexWorld>): void {
  describe(name, () => {
    test("the nearest vectors are found, best first, with their cosine, and no more than asked for", async () => {
      await using world = await open();
      const namespace = randomUUID();
      const [near, middle, far] = [randomUUID(), randomUUID(), randomUUID()];
      await world.index.upsert(
        namespace,
        [
          { chunkId: far, vector: direction(90) },
          { chunkId: near, vector: direction(5) },
          { chunkId: middle, vector: direction(30) },
        ],
        signal,
      );

      const found = await world.index.query(namespace, direction(0), 2, signal);

      expect(found.map(({ chunkId }) => chunkId)).toEqual([near, middle]);
      expect(found[0]?.score).toBeCloseTo(Math.cos((5 / 180) * Math.PI), 5);
    });

    test("one namespace knows nothing of another, and one that is not there holds nothing", async () => {
      await using world = await open();
      const [one, other] = [randomUUID(), randomUUID()];
      await world.index.upsert(one, [{ chunkId: randomUUID(), vector: direction(0) }], signal);

      expect(await world.index.query(other, direction(0), 5, signal)).toEqual([]);
      expect(await allIds(world.index, other)).toEqual([]);
      await world.index.remove(other, ids(2));
      await world.index.removeAll(other);
    });

    test("a passage that is put there twice is there once, as it was put last", async () => {
      await using world = await open();
      const namespace = randomUUID();
      const chunkId = randomUUID();
      await world.index.upsert(namespace, [{ chunkId, vector: direction(0) }], signal);
      await world.index.upsert(namespace, [{ chunkId, vector: direction(90) }], signal);

      const [only, ...others] = await world.index.query(namespace, direction(90), 5, signal);

      expect(others).toEqual([]);
      expect(only?.score).toBeCloseTo(1, 5);
    });

    test("what is removed is gone, the rest stays; all ids are listed in ascending pages", async () => {
      await using world = await open();
      const namespace = randomUUID();
      const all = ids(250);
      const vectors = all.map((chunkId, at) => ({ chunkId, vector: direction(at) }));
      await world.index.upsert(namespace, vectors, signal);
      expect(await allIds(world.index, namespace)).toEqual([...all].sort());

      await world.index.remove(namespace, all.slice(0, 200));
      expect(await allIds(world.index, namespace)).toEqual(all.slice(200).sort());

      await world.index.removeAll(namespace);
      expect(await allIds(world.index, namespace)).toEqual([]);
    });

    test("vectors of 3,072 numbers arrive whole, as many as one asks for", async () => {
      await using world = await open();
      const namespace = randomUUID();
      const vectors = ids(90).map((chunkId, at) => ({ chunkId, vector: unit(3_072, at) }));
      await world.index.upsert(namespace, vectors, signal);

      const [best] = await world.index.query(namespace, unit(3_072, 89), 1, signal);

      expect(best).toEqual({ chunkId: vectors[89]?.chunkId, score: 1 });
    });

    test("a request ends with its signal", async () => {
      await using world = await open();
      const ended = AbortSignal.abort();

      await expect(world.index.query(randomUUID(), direction(0), 1, ended)).rejects.toThrow();
      await expect(
        world.index.upsert(randomUUID(), [{ chunkId: randomUUID(), vector: direction(0) }], ended),
      ).rejects.toThrow();
    });
  });
}

function ids(count: number): string[] {
  return Array.from({ length: count }, () => randomUUID());
}

function direction(degrees: number): Float32Array {
  const angle = (degrees / 180) * Math.PI;

  return Float32Array.of(Math.cos(angle), Math.sin(angle));
}

function unit(dimensions: number, at: number): Float32Array {
  return Float32Array.from({ length: dimensions }, (_, index) => (index === at ? 1 : 0));
}

async function allIds(index: VectorIndex, namespace: string): Promise<string[]> {
  const pages: string[] = [];
  for await (const page of index.list(namespace)) pages.push(...page);

  return pages;
}
