import { expect, test } from "vitest";
import { fuseHybrid } from "./fuse-hybrid.ts";

const terms = [
  { documents: 3, weight: 1, used: true },
  { documents: 0, weight: 1, used: false },
];

/** A list of vectors whose cosines fall as those of texts that have nothing to do with the question. */
function guesses(ids: readonly string[]) {
  const total = ids.length;

  return ids.map((chunkId, at) => ({ chunkId, score: 0.4 - 0.03 * Math.log((at + 1) / total) }));
}

const ids = Array.from({ length: 60 }, (_, at) => `c${at}`);
const order = (fused: readonly { chunkId: string }[]) => fused.map(({ chunkId }) => chunkId);

test("vectors that only guess leave the order of the words as it is", () => {
  const matches = ids.slice(0, 20).map((chunkId, at) => ({ chunkId, score: 10 - at * 0.2 }));

  const fused = fuseHybrid({ matches, terms, passages: 1_000 }, guesses(ids.toReversed()));

  expect(order(fused).slice(0, 20)).toEqual(ids.slice(0, 20));
});

test("a vector that stands out decides between passages whose words say the same", () => {
  const matches = ids.slice(0, 20).map((chunkId, at) => ({ chunkId, score: 5 - at * 0.01 }));
  const dense = [{ chunkId: "c7", score: 0.9 }, ...guesses(ids.filter((id) => id !== "c7"))];

  const fused = fuseHybrid({ matches, terms, passages: 1_000 }, dense);

  expect(order(fused).slice(0, 3)).toEqual(["c7", "c0", "c1"]);
});

test("a vector that stands out is found although no word of it was asked for, but not before sure words", () => {
  const dense = [{ chunkId: "paraphrase", score: 0.9 }, ...guesses(ids)];
  const weak = [{ chunkId: "c40", score: 1 }];
  expect(order(fuseHybrid({ matches: weak, terms, passages: 1_000 }, dense))[0]).toBe("paraphrase");

  const sure = [{ chunkId: "c40", score: 20 }];
  expect(order(fuseHybrid({ matches: sure, terms, passages: 1_000 }, dense)).slice(0, 2)).toEqual([
    "c40",
    "paraphrase",
  ]);
});

test("one list alone keeps its order, and each passage is there once", () => {
  const dense = guesses(ids);
  const matches = dense.map(({ chunkId, score }) => ({ chunkId, score }));

  expect(order(fuseHybrid({ matches: [], terms: [], passages: 0 }, dense))).toEqual(ids);
  expect(order(fuseHybrid({ matches, terms, passages: 100 }, []))).toEqual(ids);
  expect(order(fuseHybrid({ matches, terms, passages: 100 }, dense))).toEqual(ids);
  expect(fuseHybrid({ matches: [], terms: [], passages: 0 }, [])).toEqual([]);
});
