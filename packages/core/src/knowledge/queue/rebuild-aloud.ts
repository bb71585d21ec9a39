import type { KnowledgeParts } from "../deps.ts";
import { tellOfBase } from "../tell-owner.ts";
import type { JobRun } from "./tasks.ts";

const tellMs = 1_000;

/** The job `rebuild_index`, with its progress told to the base's owner while it lasts. */
export async function rebuildAloud(
  parts: KnowledgeParts,
  payload: { embeddingIndexId: string },
  run: JobRun,
): Promise<void> {
  const { db, dense, log } = parts;
  const index = await db.prisma.embeddingIndex.findUnique({
    where: { id: payload.embeddingIndexId },
    select: { state: true, knowledgeBase: { select: { id: true, ownerId: true } } },
  });
  if (index?.state !== "building") return dense.rebuildIndex(payload, run);

  const { id, ownerId } = index.knowledgeBase;
  let telling: Promise<void> | null = null;
  const tell = () => {
    telling ??= tellOfBase(parts, ownerId, id)
      .catch((error: unknown) =>
        log.warn({ err: error, knowledgeBaseId: id }, "the progress of a rebuild was not told"),
      )
      .finally(() => {
        telling = null;
      });
  };
  const timer = setInterval(tell, tellMs);
  try {
    await dense.rebuildIndex(payload, run);
  } finally {
    clearInterval(timer);
    await telling;
    tell();
    await telling;
  }
}
