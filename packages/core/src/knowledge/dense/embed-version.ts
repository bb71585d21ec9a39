import { addJob } from "../queue/add-job.ts";
import { isOutgrown } from "./choose-store.ts";
import type { DenseDeps, VersionToEmbed } from "./dense-index.ts";
import { embedChunks } from "./embed-chunks.ts";
import type { EmbeddingIndexRow } from "./embedding-index.ts";
import { listActiveIndexes } from "./embedding-index.ts";
import { listMissingOfVersion } from "./list-missing.ts";
import { makeIndex } from "./make-index.ts";

/**
 * See DenseIndex.embedVersion. An index that is being built does not have to be served here: it takes what is active
 * and lacks a vector until nothing does, and is switched to only then.
 */
export async function embedVersion(
  deps: DenseDeps,
  { versionId, knowledgeBaseId }: VersionToEmbed,
  onProgress: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<void> {
  const { prisma } = deps.db;
  const [index] = await listActiveIndexes(prisma, [knowledgeBaseId]);
  if (!index) return;

  const total = await prisma.chunk.count({ where: { versionId } });
  let done = await prisma.chunkVector.count({ where: { indexId: index.id, chunk: { versionId } } });
  onProgress(done, total);

  for (;;) {
    signal.throwIfAborted();
    const missing = await listMissingOfVersion(deps.db, versionId, index.id);
    if (missing.length === 0) break;

    const before = done;
    await embedChunks(deps, index, missing, count, signal);
    // Its index, or the version itself, was deleted meanwhile; the caller will notice.
    if (done === before) break;
  }
  if (await isOutgrown(deps, index)) await moveOutside(deps, index);

  function count(more: number): void {
    done += more;
    onProgress(Math.min(done, total), total);
  }
}

/** Builds the same index in the outside store, unless another is being built. Its vectors are copied, not paid again. */
async function moveOutside({ db }: DenseDeps, index: EmbeddingIndexRow): Promise<void> {
  await db.prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT FROM knowledge_bases WHERE id = ${index.knowledgeBaseId}::uuid FOR UPDATE`;
    const { knowledgeBaseId } = index;
    const building = await tx.embeddingIndex.findFirst({ where: { knowledgeBaseId, state: "building" } });
    if (building) return;

    const id = await makeIndex(tx, index, { model: index.model, store: "pinecone", state: "building" });
    await addJob(tx, "rebuild_index", { embeddingIndexId: id }, { key: `embedding_index:${id}` });
  });
}
