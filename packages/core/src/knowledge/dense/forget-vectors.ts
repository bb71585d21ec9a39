import type { Database } from "@claw/db";
import type { Log } from "../../runtime/ports.ts";
import type { VectorIndex } from "../ports.ts";

export type ForgetDeps = { db: Database; log: Log; vectorIndex: VectorIndex | null };

const notesAtATime = 50;

/**
 * Does what the notes ask for, the oldest first. A note goes only after the store has done it, so that none is lost
 * while the store fails; doing one twice does no harm. Throws where one failed, after all were tried.
 */
export async function forgetVectors(
  { db, log, vectorIndex }: ForgetDeps,
  signal: AbortSignal,
): Promise<void> {
  const failures: unknown[] = [];
  let after = "00000000-0000-0000-0000-000000000000";

  while (!signal.aborted) {
    const notes = await db.prisma.vectorRemoval.findMany({
      where: { id: { gt: after } },
      orderBy: { id: "asc" },
      take: notesAtATime,
    });
    const last = notes.at(-1);
    if (!last) break;
    if (!vectorIndex) {
      log.warn({}, "vectors wait to be removed from Pinecone, which is not configured any more");
      return;
    }

    for (const { id, namespace, chunkIds, isWhole } of notes) {
      try {
        if (isWhole) await vectorIndex.removeAll(namespace);
        else await vectorIndex.remove(namespace, chunkIds);
        await db.prisma.vectorRemoval.deleteMany({ where: { id } });
      } catch (error) {
        failures.push(error);
        await db.prisma.vectorRemoval.updateMany({ where: { id }, data: { attempts: { increment: 1 } } });
      }
    }
    after = last.id;
  }

  if (failures.length > 0) throw new AggregateError(failures, "the vector store did not forget everything");
}
