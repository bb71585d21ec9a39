import { fuseHybrid } from "@claw/core";
import { createLexicalIndex, type LexicalResult } from "@claw/core/knowledge/lexical";
import type { Database } from "@claw/db";
import { embedText } from "@claw/testing/embed-text";
import * as OpenCC from "opencc-js/cn2t";
import { type IndexedSet, indexSet } from "./index-set.ts";
import type { Question, QuestionSet } from "./read-set.ts";
import { type Found, type Scores, scoreAnswers } from "./score-answers.ts";

/** One way of searching a set. */
export type Row = { set: string; how: string; questions: number; passages: number; scores: Scores };

const depth = 100;
const dimensions = 1024;
const memoryBytes = 512 * 1024 ** 2;

/** Searches a set in SQL, in memory, with vectors beside it, and, where it is Chinese, written in traditional characters. */
export async function evaluateSet(
  db: Database,
  set: QuestionSet,
  say: (line: string) => void,
): Promise<Row[]> {
  const row = (how: string, found: Found[]): Row => ({
    set: set.name,
    how,
    questions: set.questions.length,
    passages: set.passages.length,
    scores: scoreAnswers(set.questions, found),
  });

  say(`${set.name}: ${set.passages.length} passages, ${set.questions.length} questions`);
  const indexed = await indexSet(db, set.passages);
  const sql = await searchAll(db, indexed, set.questions, 0);
  const memory = await searchAll(db, indexed, set.questions, memoryBytes);
  const rows = [
    row(
      "words, in SQL",
      toFound(
        indexed,
        sql.map(({ matches }) => matches),
      ),
    ),
    row(
      "words, in memory",
      toFound(
        indexed,
        memory.map(({ matches }) => matches),
      ),
    ),
    row("words and vectors", toFound(indexed, addVectors(indexed, set.questions, sql))),
  ];
  if (!isSimplified(set)) return rows;

  const toTraditional = OpenCC.Converter({ from: "cn", to: "tw" });
  const passages = set.passages.map(({ id, title, text }) => ({
    id,
    title: toTraditional(title),
    text: toTraditional(text),
  }));
  const traditional = await indexSet(db, passages);
  const found = await searchAll(db, traditional, set.questions, 0);

  return [
    ...rows,
    row(
      "words, traditional text",
      toFound(
        traditional,
        found.map(({ matches }) => matches),
      ),
    ),
  ];
}

async function searchAll(
  db: Database,
  { base }: IndexedSet,
  questions: readonly Question[],
  bytes: number,
): Promise<LexicalResult[]> {
  await using index = createLexicalIndex({ db, memoryBytes: bytes });
  // The second search has the base taken into memory.
  for (const { text } of questions.slice(0, 2)) await index.search([base], text, 1);
  await index.settled();

  const results: LexicalResult[] = [];
  for (const { text } of questions) results.push(await index.search([base], text, depth));

  const expected = bytes > 0 ? "memory" : "sql";
  if (results.some(({ by }) => by !== expected))
    throw new Error(`a question was not answered in ${expected}`);
  return results;
}

/** The tests' embedder, compared exactly: it knows words only, so it shows that vectors do no harm. */
function addVectors(
  { passages }: IndexedSet,
  questions: readonly Question[],
  lexical: readonly LexicalResult[],
): { chunkId: string }[][] {
  const vectors = Array.from(passages, ([chunkId, { title, text }]) => ({
    chunkId,
    vector: Float32Array.from(embedText(`${title}\n${text}`, dimensions, "eval")),
  }));

  return questions.map(({ text }, at) => {
    const question = Float32Array.from(embedText(text, dimensions, "eval"));
    const dense = vectors
      .map(({ chunkId, vector }) => ({ chunkId, score: dot(question, vector) }))
      .sort((left, right) => right.score - left.score)
      .slice(0, depth);

    return fuseHybrid(lexical[at] ?? { matches: [], terms: [], passages: 0 }, dense);
  });
}

function dot(left: Float32Array, right: Float32Array): number {
  let sum = 0;
  for (let at = 0; at < left.length; at += 1) sum += (left[at] ?? 0) * (right[at] ?? 0);

  return sum;
}

function toFound({ passages }: IndexedSet, matches: readonly (readonly { chunkId: string }[])[]): Found[] {
  return matches.map((each) =>
    each.slice(0, 10).flatMap(({ chunkId }) => {
      const passage = passages.get(chunkId);
      return passage ? [{ id: passage.id, text: passage.text }] : [];
    }),
  );
}

function isSimplified({ language }: QuestionSet): boolean {
  return language !== null && /^zh(?:$|-Hans|-CN|-SG)/v.test(language);
}
