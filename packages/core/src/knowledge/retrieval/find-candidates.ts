import type { RetrievalTrace, StageTrace } from "@claw/contract";
import { fuse } from "../dense/fuse.ts";
import { fuseHybrid } from "../dense/fuse-hybrid.ts";
import type { LexicalResult } from "../lexical/lexical-index.ts";
import type { AskedBase } from "./list-searched-bases.ts";
import { boundQuestion, isFollowUp } from "./question-text.ts";
import type { RetrievalDeps } from "./retrieval-deps.ts";

/** What is looked for. */
export type Question = {
  text: string;
  /** The question before it, for one that does not stand for itself. */
  previous: string | null;
};

export type Candidate = { chunkId: string; score: number };

/** What a stage found before the gate, best first. */
export type Stage = Pick<StageTrace, "stage" | "milliseconds" | "by" | "note"> & { found: Candidate[] };

export type Candidates = { best: Candidate[]; stages: Stage[]; terms: RetrievalTrace["terms"] };

/** How many passages each index is asked for. */
const perIndex = 100;

/** What the indexes find, joined by rank where there are several lists. Not yet gated. */
export async function findCandidates(
  { lexical, dense }: Pick<RetrievalDeps, "lexical" | "dense">,
  bases: readonly AskedBase[],
  question: Question,
  signal: AbortSignal,
): Promise<Candidates> {
  const isAboutPrevious = question.previous !== null && isFollowUp(question.text);
  const together = isAboutPrevious
    ? `${boundQuestion(question.previous ?? "", 1_000)}\n${question.text}`
    : question.text;

  const [byWords, byBoth, byMeaning] = await Promise.all([
    timed(() => lexical.search(bases, question.text, perIndex)),
    isAboutPrevious ? timed(() => lexical.search(bases, together, perIndex)) : null,
    bases.some(({ activeEmbeddingIndexId }) => activeEmbeddingIndexId !== null)
      ? timed(() => dense.search(bases, together, perIndex, signal))
      : null,
  ]);
  signal.throwIfAborted();

  const stages: Stage[] = [lexicalStage(byWords, null)];
  if (byBoth) stages.push(lexicalStage(byBoth, "Together with the question before it."));
  if (byMeaning) {
    const { milliseconds, result } = byMeaning;
    stages.push({ stage: "dense", milliseconds, by: result.by, note: result.note, found: result.matches });
  }
  const terms = [...byWords.result.terms];
  const known = new Set(terms.map(({ term }) => term));
  for (const term of byBoth?.result.terms ?? []) if (!known.has(term.term)) terms.push(term);

  const words = byBoth?.result ?? byWords.result;
  const fusion = await timed(async () =>
    joinLists(words, byMeaning?.result.matches ?? [], byBoth && byWords.result),
  );
  const best = fusion.result;
  const isJoined = best !== words.matches;
  if (isJoined) {
    const { milliseconds } = fusion;
    const by = byMeaning ? "evidence of words and vectors" : "reciprocal rank";
    stages.push({ stage: "fusion", milliseconds, by, note: null, found: best });
  }

  return { best, stages, terms };
}

/** What words and vectors have found as one list, and that as one with what a follow-up question finds by itself. */
function joinLists(
  words: LexicalResult,
  vectors: readonly Candidate[],
  alone: LexicalResult | null,
): Candidate[] {
  const joined = vectors.length > 0 ? fuseHybrid(words, vectors) : words.matches;

  // A follow-up by itself finds what is said of everything; it counts a third of what it finds with its subject.
  return alone && alone.matches.length > 0 ? fuse([joined, joined, joined, alone.matches]) : joined;
}

type Timed<Result> = { result: Result; milliseconds: number };

function lexicalStage(
  { milliseconds, result }: Timed<{ matches: Candidate[]; by: string }>,
  note: string | null,
): Stage {
  return { stage: "lexical", milliseconds, by: result.by, note, found: result.matches };
}

export async function timed<Result>(deed: () => Promise<Result>): Promise<Timed<Result>> {
  const startedAt = performance.now();
  const result = await deed();

  return { result, milliseconds: performance.now() - startedAt };
}
