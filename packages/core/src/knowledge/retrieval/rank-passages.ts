import type { RetrievalTrace, StageTrace } from "@claw/contract";
import { dropDuplicates } from "./drop-duplicates.ts";
import { type Candidate, findCandidates, type Question, type Stage, timed } from "./find-candidates.ts";
import { type GatedPassage, gate } from "./gate.ts";
import type { AskedBase } from "./list-searched-bases.ts";
import type { Asker, RetrievalDeps } from "./retrieval-deps.ts";

export type RankedPassage = GatedPassage & { score: number };

export type Ranking = { passages: RankedPassage[]; trace: RetrievalTrace };

export type RankOptions = {
  topK: number;
  /** See {@link dropDuplicates}. */
  isSame: "whole" | "part";
};

/** More than are wanted pass the gate: some of them will have gone, or say the same. */
const spare = 20;
/** What a reranker reads, at most. */
const mostReranked = 30;
/** What a trace keeps of a stage. */
const mostTraced = 30;

/** The best passages for a question that the asker may see now, and how they were found. */
export async function rankPassages(
  deps: RetrievalDeps,
  asker: Asker,
  bases: readonly AskedBase[],
  question: Question,
  { topK, isSame }: RankOptions,
  signal: AbortSignal,
): Promise<Ranking> {
  const startedAt = performance.now();
  const knowledgeBaseIds = bases.map(({ id }) => id);
  const { best, stages, terms } = await findCandidates(deps, bases, question, signal);

  const wanted = best.slice(0, Math.max(topK * 2, topK + spare));
  const chunkIds = wanted.map(({ chunkId }) => chunkId);
  const gated = await timed(() => gate(deps.db, asker, knowledgeBaseIds, chunkIds));
  const { passages } = gated.result;
  const passed = wanted.flatMap(({ chunkId, score }) => {
    const passage = passages.get(chunkId);

    return passage ? [{ ...passage, score }] : [];
  });

  const reranked = await rerank(deps, asker, question.text, passed, signal);
  const { kept, dropped } = dropDuplicates(reranked.passages, topK, isSame);
  const all: Stage[] = [
    ...stages,
    { stage: "gate", milliseconds: gated.milliseconds, by: "sql", note: null, found: passed },
    ...(reranked.stage ? [reranked.stage] : []),
  ];
  const traced = all.map((stage) => traceStage(stage, passages));
  for (const stage of traced) if (stage.stage === "gate") stage.dropped.push(...gated.result.dropped);
  traced.at(-1)?.dropped.push(...dropped);

  return {
    passages: kept,
    trace: {
      query: question.text,
      terms,
      knowledgeBaseIds,
      stages: traced,
      milliseconds: performance.now() - startedAt,
    },
  };
}

/** Only what passed the gate is named as found: of what did not, nothing is known but its id. */
function traceStage({ found, ...stage }: Stage, passages: ReadonlyMap<string, GatedPassage>): StageTrace {
  return {
    ...stage,
    found: found.slice(0, mostTraced).flatMap(({ chunkId, score }) => {
      const passage = passages.get(chunkId);

      return passage ? [{ chunkId, documentId: passage.documentId, score }] : [];
    }),
    dropped: [],
  };
}

/** In the reranker's order, or as they are where there is none or it fails. */
async function rerank(
  deps: RetrievalDeps,
  asker: Asker,
  question: string,
  passages: RankedPassage[],
  signal: AbortSignal,
): Promise<{ passages: RankedPassage[]; stage: Stage | null }> {
  const reranking = deps.reranking();
  if (!reranking || passages.length < 2) return { passages, stage: null };

  const read = passages.slice(0, mostReranked);
  const startedAt = performance.now();
  const ended = (found: Candidate[], note: string | null): Stage => ({
    stage: "rerank",
    milliseconds: performance.now() - startedAt,
    by: reranking.model,
    note,
    found,
  });

  try {
    const texts = read.map(({ title, headings, content }) =>
      [title, headings, content].filter(Boolean).join("\n"),
    );
    const scores = await reranking.rerank(asker, question, texts, signal);
    const ordered = read
      .map((passage, at) => ({ ...passage, score: scores[at] ?? 0 }))
      .sort((one, two) => two.score - one.score);

    return { passages: ordered, stage: ended(ordered, null) };
  } catch (error) {
    signal.throwIfAborted();
    deps.log.warn({ err: error }, "passages could not be reranked");
    return { passages, stage: ended([], "The reranker failed; the order is that of the indexes.") };
  }
}
