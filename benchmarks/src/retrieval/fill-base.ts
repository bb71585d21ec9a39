import { type EncodedSegment, encodeSegment, type SearchedBase } from "@claw/core/knowledge/lexical";
import type { Database } from "@claw/db";
import { createTextMaker } from "./make-texts.ts";
import { createBase, searchedBase, storeDocument } from "./store-base.ts";

export type FilledBase = {
  base: SearchedBase;
  segments: EncodedSegment[];
  /** Parts of some of its passages. */
  questions: string[];
  /** Of each segment, a processor's second of this thread. */
  chunksPerSecond: number[];
};

export type FillOptions = { chunkCount: number; segmentCount: number; questionCount: number };

/** About what ingestion cuts Chinese text into. */
const chunkLength = 400;
const seed = 20_240_601;
/** Questions of several lengths, in characters. */
const questionLengths = [6, 10, 14, 20];

export async function fillBase(
  db: Database,
  { chunkCount, segmentCount, questionCount }: FillOptions,
  say: (line: string) => void,
): Promise<FilledBase> {
  const maker = createTextMaker(seed);
  const owner = await createBase(db);
  const filled: Omit<FilledBase, "base"> = { segments: [], questions: [], chunksPerSecond: [] };
  const perSegment = Math.ceil(chunkCount / segmentCount);
  for (let segment = 0; segment < segmentCount; segment += 1) {
    const passages = Array.from({ length: perSegment }, () => maker.passage(chunkLength));
    const before = process.threadCpuUsage();
    const encoded = encodeSegment(passages.map((indexText) => ({ indexText })));
    const { user, system } = process.threadCpuUsage(before);

    filled.chunksPerSecond.push(perSegment / ((user + system) / 1e6));
    filled.segments.push(encoded);
    filled.questions.push(...takeQuestions(passages, Math.ceil(questionCount / segmentCount)));
    await storeDocument(db, owner, passages, encoded);
    say(`${(segment + 1) * perSegment} passages are stored`);
  }
  await db.pool.query("VACUUM (ANALYZE) lexical_blocks, chunks");

  return { ...filled, base: await searchedBase(db, owner) };
}

function takeQuestions(passages: readonly string[], count: number): string[] {
  const step = Math.max(1, Math.floor(passages.length / count));

  return Array.from({ length: count }, (_, at) => {
    const start = (at * 37) % (chunkLength - 40);
    const length = questionLengths[at % questionLengths.length] ?? 10;
    return (passages[(at * step) % passages.length] ?? "").slice(start, start + length);
  });
}
