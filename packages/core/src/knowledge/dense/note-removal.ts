import { type Transaction, uuidv7 } from "@claw/db";
import { addJob } from "../queue/add-job.ts";

/** Ids in one note, and so in one request to the store. */
const idsPerNote = 500;

/** Writes down that the outside store is to forget passages of an index, or all of it, and queues the deed. */
export async function noteRemoval(
  tx: Transaction,
  namespace: string,
  chunkIds: readonly string[] | "all",
): Promise<void> {
  if (chunkIds === "all") {
    await tx.vectorRemoval.create({ data: { id: uuidv7(), namespace, isWhole: true } });
    await queueForgetting(tx);
    return;
  }
  if (chunkIds.length === 0) return;

  const notes: { id: string; namespace: string; chunkIds: string[] }[] = [];
  for (let at = 0; at < chunkIds.length; at += idsPerNote) {
    notes.push({ id: uuidv7(), namespace, chunkIds: chunkIds.slice(at, at + idsPerNote) });
  }
  await tx.vectorRemoval.createMany({ data: notes });
  await queueForgetting(tx);
}

/** One waiting job does for all notes. */
export async function queueForgetting(tx: Pick<Transaction, "$executeRaw">): Promise<void> {
  await addJob(tx, "forget_vectors", {}, { key: "forget_vectors" });
}
