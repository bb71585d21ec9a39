import { DomainError } from "@claw/contract";
import { ReadingFailed } from "../ports.ts";
import type { DenseDeps, JobRun } from "./dense-index.ts";
import { embedChunks } from "./embed-chunks.ts";
import { type EmbeddingIndexRow, findEmbeddingIndex } from "./embedding-index.ts";
import { listMissingOfBase } from "./list-missing.ts";
import { removeIndex } from "./remove-index.ts";
import { switchIndex } from "./switch-index.ts";

/** See DenseIndex.rebuildIndex. May run any number of times, and in two processes at once. */
export async function rebuildIndex(
  deps: DenseDeps,
  { embeddingIndexId }: { embeddingIndexId: string },
  run: JobRun,
): Promise<void> {
  const index = await findEmbeddingIndex(deps.db.prisma, embeddingIndexId);
  if (index?.state === "retired") return removeIndex(deps.db, index, run.signal);
  if (index?.state !== "building") return;

  try {
    await build(deps, index, run.signal);
  } catch (error) {
    run.signal.throwIfAborted();
    const isFinal = error instanceof ReadingFailed || (run.isLastAttempt && error instanceof DomainError);
    if (!isFinal) throw error;

    deps.log.warn({ err: error, embeddingIndexId }, "a base could not be embedded anew");
    await markFailed(deps, index, error);
  }
}

/** Until nothing that can be found lacks its vector, also of what was added meanwhile; then it is the one searched. */
async function build(deps: DenseDeps, index: EmbeddingIndexRow, signal: AbortSignal): Promise<void> {
  const { db } = deps;
  for (;;) {
    signal.throwIfAborted();
    const now = await findEmbeddingIndex(db.prisma, index.id);
    if (now?.state !== "building") return;

    const missing = await listMissingOfBase(db.prisma, index.knowledgeBaseId, index.id);
    if (missing.length > 0) await embedChunks(deps, index, missing, () => {}, signal);
    else if (await switchIndex(db, index)) return;
  }
}

/** The index that is searched stays as it is. */
async function markFailed(
  { db }: DenseDeps,
  { id }: EmbeddingIndexRow,
  error: ReadingFailed | DomainError,
): Promise<void> {
  const errorCode = error instanceof ReadingFailed ? error.problem : "EMBEDDING_FAILED";
  await db.prisma.embeddingIndex.updateMany({
    where: { id, state: "building" },
    data: { state: "failed", errorCode, error: error.message },
  });
}
