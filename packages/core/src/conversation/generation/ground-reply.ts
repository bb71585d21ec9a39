import type { Database } from "@claw/db";
import type { Log } from "../../runtime/ports.ts";
import type { ChatTurn, GroundedSource, Grounding, ReplyWriter, Retrieval } from "../ports.ts";
import { frameTurns, questionsOf } from "./frame-turns.ts";
import type { Generation } from "./generation.ts";
import { storeGrounding } from "./store-grounding.ts";
import { withoutText } from "./strip-source.ts";

export type GroundReplyDeps = { db: Database; log: Log; retrieval: Retrieval };

/** A search that takes longer is not worth waiting for. */
const timeLimitMs = 15_000;

/** What a model is asked once its sources are known. */
export type GroundedPrompt = { turns: ChatTurn[]; question: string; sources: readonly GroundedSource[] };

/**
 * Looks for what an answer can be grounded in, keeps what was found and how, and tells its readers. Null where that
 * failed: the answer is written without. Throws where the answer was ended meanwhile.
 */
export async function groundReply(
  deps: GroundReplyDeps,
  generation: Generation,
  writer: ReplyWriter,
): Promise<GroundedPrompt | null> {
  const { job, abort } = generation;
  const { turns, room } = job.context;
  const [question, previousQuestion] = questionsOf(turns);
  if (question === undefined || job.grounding === null) return null;

  if (job.grounding.sources) {
    generation.sources = job.grounding.sources;
    return {
      question,
      sources: generation.sources,
      turns: frameTurns(deps.retrieval, turns, question, generation.sources),
    };
  }

  const { knowledgeBaseIds } = job.grounding;
  const search = {
    organizationId: job.organizationId,
    userId: job.userId,
    knowledgeBaseIds,
    question,
    previousQuestion: previousQuestion ?? null,
    room,
  };
  const found = await retrieve(deps, search, abort.signal);
  await storeGrounding(deps, job.reply.id, found.grounding);
  abort.signal.throwIfAborted();
  if (found.hasFailed) return null;

  const { sources } = found.grounding;
  generation.sources = sources;
  if (sources.length > 0) writer.announce(sources.map(withoutText));

  return { question, sources, turns: frameTurns(deps.retrieval, turns, question, sources) };
}

type Search = Parameters<Retrieval["retrieve"]>[0];

async function retrieve(
  { retrieval, log }: GroundReplyDeps,
  search: Search,
  signal: AbortSignal,
): Promise<{ grounding: Grounding; hasFailed: boolean }> {
  const startedAt = performance.now();
  const limit = AbortSignal.timeout(timeLimitMs);

  try {
    return {
      grounding: await retrieval.retrieve(search, AbortSignal.any([signal, limit])),
      hasFailed: false,
    };
  } catch (error) {
    signal.throwIfAborted();
    log.warn({ err: error }, "the sources of an answer could not be looked for; it is written without");
    const milliseconds = performance.now() - startedAt;
    const note = limit.aborted ? "The search took too long." : "The search failed.";
    return {
      hasFailed: true,
      grounding: {
        sources: [],
        trace: {
          query: search.question.slice(0, 1_000).toWellFormed(),
          terms: [],
          knowledgeBaseIds: [...search.knowledgeBaseIds],
          stages: [{ stage: "lexical", milliseconds, by: "", found: [], dropped: [], note }],
          milliseconds,
        },
      },
    };
  }
}
