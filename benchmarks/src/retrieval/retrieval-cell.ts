import { createLexicalIndex, type LexicalResult, type SearchedBase } from "@claw/core/knowledge/lexical";
import type { Database } from "@claw/db";
import type { Cell } from "../cells/cell.ts";
import { type Show, thousands } from "../report/show.ts";
import { median, quantile, spread } from "../report/spread.ts";
import { table } from "../report/table.ts";
import { atLeast, type Verdict } from "../report/verdict.ts";
import { fillBase } from "./fill-base.ts";
import { openMeasuredDatabase } from "./open-measured-database.ts";
import { timePlainInMemory, timePlainInSql } from "./time-plain.ts";

const leastChunksPerSecond = 3000;
const memoryLimitMs = 5;
const sqlLimitMs = 30;
const plainLimit = 3;
const memoryBytes = 4 * 1024 ** 3;

type Times = { name: string; times: number[]; plain: number[]; limitMs: number };

/** How fast passages are indexed and found by their words. */
export const retrieval: Cell = {
  name: "retrieval",
  title: "Finding passages by words",
  async run({ isQuick, say }, stack) {
    const chunkCount = isQuick ? 15_000 : 150_000;
    const db = await openMeasuredDatabase(stack);
    const filled = await fillBase(
      db,
      { chunkCount, segmentCount: 5, questionCount: isQuick ? 200 : 500 },
      say,
    );
    const { base, segments, questions, chunksPerSecond } = filled;
    await timePlainInSql(db, segments, questions.slice(0, 20));

    say("searching in SQL");
    const sql = await timeSearches(db, base, questions, 0);
    say("searching in memory");
    const memory = await timeSearches(db, base, questions, memoryBytes);
    say("the plain loop over the same postings");
    const found: Times[] = [
      {
        name: "in memory",
        times: memory,
        plain: timePlainInMemory(segments, questions),
        limitMs: memoryLimitMs,
      },
      {
        name: "cold, in SQL",
        times: sql,
        plain: await timePlainInSql(db, segments, questions),
        limitMs: sqlLimitMs,
      },
    ];

    return {
      how:
        `${chunkCount} passages of 400 characters, words as unequal as those of a language, in five segments of one base; ` +
        `${questions.length} questions of 6 to 20 characters, one after the other. "Cold" means that nothing of the base ` +
        "is in memory but the heads of its segments. The plain loop is BM25 over the same postings without a second " +
        "stage: in memory from plain arrays, in SQL with reading and unpacking the same blocks.",
      tables: [
        table(
          ["search", "p50", "p99", "plain p50", "plain p99", "p99 beside plain"],
          found.map(({ name, times, plain }) => [
            name,
            ...[median(times), quantile(times, 0.99), median(plain), quantile(plain, 0.99)].map(milliseconds),
            ratioOf({ times, plain }).toFixed(2),
          ]),
        ),
        table(["indexing", "passages a second of one core"], [["words", thousands(median(chunksPerSecond))]]),
      ],
      verdicts: [
        atLeast({
          what: "passages indexed a second of one core",
          found: spread(chunksPerSecond),
          limit: leastChunksPerSecond,
          write: thousands,
        }),
        ...found.map(judge),
      ],
      panels: [],
      noise: null,
    };
  },
};

/** Milliseconds of each search. */
async function timeSearches(
  db: Database,
  base: SearchedBase,
  questions: readonly string[],
  bytes: number,
): Promise<number[]> {
  await using index = createLexicalIndex({ db, memoryBytes: bytes });
  // Heads are read with the first search, a base is taken into memory with the second, and code gets warm.
  for (const question of questions.slice(0, 50)) await index.search([base], question.slice(0, 5), 10);
  await index.settled();

  const times: number[] = [];
  for (const question of questions) {
    const started = performance.now();
    const result = await index.search([base], question, 10);
    times.push(performance.now() - started);
    expectBy(result, bytes > 0 ? "memory" : "sql");
  }

  return times;
}

function expectBy({ by, matches }: LexicalResult, expected: LexicalResult["by"]): void {
  if (by !== expected) throw new Error(`a question was answered in ${by}, not in ${expected}`);
  if (matches.length === 0) throw new Error("a part of a passage found nothing");
}

/** Within its time, or, on a slow machine, within a multiple of what the plain loop takes in the same run. */
function judge({ name, times, plain, limitMs }: Times): Verdict {
  const p99 = quantile(times, 0.99);
  const ratio = ratioOf({ times, plain });

  return {
    what: `p99 of a search ${name}`,
    found: `${milliseconds(p99)}, ${ratio.toFixed(2)} x plain`,
    bar: `≤ ${limitMs} ms or ≤ ${plainLimit} x plain`,
    isMet: p99 <= limitMs || ratio <= plainLimit,
  };
}

function ratioOf({ times, plain }: Pick<Times, "times" | "plain">): number {
  return quantile(times, 0.99) / quantile(plain, 0.99);
}

const milliseconds: Show = (value) => `${value.toFixed(2)} ms`;
