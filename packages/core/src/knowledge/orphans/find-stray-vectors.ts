import { listStray } from "../dense/reconcile-index.ts";
import type { KnowledgeDeps } from "../deps.ts";
import type { FoundOrphans } from "./found-orphan.ts";

/**
 * Vectors in an outside store whose passage is gone. The hourly comparison removes those of bases that are in use, since
 * vectors can be made anew: what is found here came since, or that comparison fails.
 */
export async function* findStrayVectors({
  db,
  vectorIndex,
}: Pick<KnowledgeDeps, "db" | "vectorIndex">): FoundOrphans {
  if (!vectorIndex) return;

  const indexes = await db.prisma.embeddingIndex.findMany({
    where: { store: "pinecone" },
    select: { id: true },
  });
  for (const { id } of indexes) {
    for await (const page of vectorIndex.list(id)) {
      const stray = await listStray(db, page);
      if (stray.length > 0) {
        yield { kind: "vector_without_chunk", references: stray.map((chunkId) => `${id}/${chunkId}`) };
      }
    }
  }
}
