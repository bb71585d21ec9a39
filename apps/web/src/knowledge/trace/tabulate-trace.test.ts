import type { RetrievalTrace, StageTrace } from "@claw/contract";
import { expect, test } from "vitest";
import { stageTimes, tabulateTrace } from "./tabulate-trace.ts";

type Dropped = StageTrace["dropped"];

function stage(
  name: StageTrace["stage"],
  chunkIds: string,
  dropped: Dropped = [],
  milliseconds = 1,
): StageTrace {
  const found = [...chunkIds].map((chunkId, index) => ({ chunkId, documentId: "d", score: 9 - index }));
  return { stage: name, milliseconds, by: "memory", found, dropped, note: null };
}

function trace(...stages: StageTrace[]): RetrievalTrace {
  return { query: "q", terms: [], knowledgeBaseIds: [], stages, milliseconds: 4 };
}

test("each passage has one row, with its rank in every stage that found it", () => {
  const { stages, rows } = tabulateTrace(
    trace(stage("lexical", "ab"), stage("dense", "b"), stage("fusion", "ba")),
  );

  expect(stages).toEqual(["lexical", "dense", "fusion"]);
  expect(rows.map(({ chunkId }) => chunkId)).toEqual(["b", "a"]);
  expect(rows[0]?.placed).toEqual({
    lexical: { rank: 2, score: 8 },
    dense: { rank: 1, score: 9 },
    fusion: { rank: 1, score: 9 },
  });
});

test("what was dropped stands last and says where and why, also where nothing else is known of it", () => {
  const { rows } = tabulateTrace(
    trace(
      stage("lexical", "abc"),
      stage("gate", "ac", [
        { chunkId: "b", reason: "gone" },
        { chunkId: "x", reason: "foreign" },
      ]),
    ),
  );

  expect(rows.map(({ chunkId, dropped }) => [chunkId, dropped?.reason ?? null])).toEqual([
    ["a", null],
    ["c", null],
    ["b", "gone"],
    ["x", "foreign"],
  ]);
  expect(rows.at(-1)?.documentId).toBeNull();
});

test("what the last stage ranked first and had no room for stands below what it kept", () => {
  const { rows } = tabulateTrace(trace(stage("expand", "ba", [{ chunkId: "b", reason: "noRoom" }])));

  expect(rows.map(({ chunkId }) => chunkId)).toEqual(["a", "b"]);
});

test("a stage that found nothing has no column", () => {
  expect(tabulateTrace(trace(stage("lexical", "a"), stage("dense", ""))).stages).toEqual(["lexical"]);
});

test("times are parts of the whole, also where stages took longer than they say together", () => {
  const times = stageTimes(trace(stage("lexical", "a", [], 1), stage("gate", "a", [], 2)));

  expect(times.map(({ from, length }) => [from, length])).toEqual([
    [0, 0.25],
    [0.25, 0.5],
  ]);
  const [long] = stageTimes(trace(stage("lexical", "a", [], 8)));
  expect(long?.length).toBe(1);
});
