import type { KnowledgeParts } from "../deps.ts";
import { needsCompaction } from "../lexical/compact-base.ts";
import { addJob } from "../queue/add-job.ts";
import { queueVersion } from "../queue/queue-version.ts";
import { tellOfBase, tellOfDocument } from "../tell-owner.ts";
import { activateVersion } from "./activate-version.ts";
import { type Attempt, beginAttempt, LeaseLost } from "./attempt.ts";
import { failAttempt, handBack, postponeAttempt } from "./end-attempt.ts";
import { startHeartbeat } from "./heartbeat.ts";
import { readVersion } from "./read-version.ts";
import type { Report } from "./report.ts";
import { troubleOf } from "./trouble-of.ts";

/** How often work that never came to an end (its process died each time) is begun once more. */
const deathsAllowed = 3;

/** The job `ingest_version`. Ends without an error whatever becomes of the document, for its row says it. */
export async function ingestVersion(
  deps: KnowledgeParts,
  { versionId }: { versionId: string },
): Promise<void> {
  const { db, limits, attempts } = deps;
  const begun = await beginAttempt(deps, versionId);
  if (begun.outcome === "over") return;
  if (begun.outcome === "held") return queueVersion(db.prisma, versionId, begun.forMs);

  const { attempt } = begun;
  const { signal, end, forget } = attempts.begin(versionId);
  const isEmbedded = await hasEmbedding(deps, attempt.knowledgeBaseId);
  const heartbeat = startHeartbeat({
    ...deps,
    leaseSeconds: limits.leaseSeconds,
    attempt,
    isEmbedded,
    onShown: () => tellOfDocument(deps, attempt.ownerId, attempt.documentId),
    onLost: () => end("lost"),
  });
  try {
    if (attempt.number > limits.retryPausesMs.length + 1 + deathsAllowed) throw new Error("never ends");
    await work(deps, attempt, heartbeat.report, signal);
    await heartbeat.stop();
  } catch (error) {
    await heartbeat.stop();
    await endBadly(deps, attempt, signal, error);
  } finally {
    forget();
  }
  await tellOfDocument(deps, attempt.ownerId, attempt.documentId);
}

async function work(
  deps: KnowledgeParts,
  attempt: Attempt,
  report: Report,
  signal: AbortSignal,
): Promise<void> {
  const { knowledgeBaseId } = attempt;
  if (!attempt.isRead) await readVersion(deps, attempt, report, signal);

  do {
    const onProgress = (done: number, total: number) => report({ stage: "embedding", done, total });
    await deps.dense.embedVersion(attempt, onProgress, signal);
    signal.throwIfAborted();
  } while (!(await activateVersion(deps, attempt)));

  await tellOfBase(deps, attempt.ownerId, knowledgeBaseId);
  if (!(await needsCompaction(deps.db, knowledgeBaseId))) return;

  const key = `compact_base:${knowledgeBaseId}`;
  await addJob(deps.db.prisma, "compact_base", { knowledgeBaseId }, { key });
}

async function endBadly(
  deps: KnowledgeParts,
  attempt: Attempt,
  signal: AbortSignal,
  error: unknown,
): Promise<void> {
  const { log, limits } = deps;
  const { versionId, number } = attempt;
  if (signal.aborted && signal.reason === "shutdown") return handBack(deps, attempt);
  if (signal.aborted || error instanceof LeaseLost) {
    log.debug({ versionId }, "the work on a document was taken away");
    return;
  }

  const { isFinal, ...trouble } = troubleOf(error);
  const pause = limits.retryPausesMs[number - 1];
  const fields = { err: error, versionId, attempt: number };
  if (isFinal || pause === undefined) {
    log.warn(fields, "a document could not be taken in");
    return failAttempt(deps, attempt, trouble);
  }

  log.warn(fields, "the work on a document failed and will be tried again");
  await postponeAttempt(deps, attempt, trouble, pause);
}

async function hasEmbedding({ db }: KnowledgeParts, knowledgeBaseId: string): Promise<boolean> {
  const base = await db.prisma.knowledgeBase.findUnique({
    where: { id: knowledgeBaseId },
    select: { activeEmbeddingIndexId: true },
  });

  return base?.activeEmbeddingIndexId != null;
}
