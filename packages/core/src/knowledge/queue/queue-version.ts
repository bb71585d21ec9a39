import type { Transaction } from "@claw/db";
import { addJob } from "./add-job.ts";

/** Queues the work on a version, or brings it to another time: one job of a version waits at most. */
export async function queueVersion(
  tx: Pick<Transaction, "$executeRaw">,
  versionId: string,
  afterMs = 0,
): Promise<void> {
  await addJob(tx, "ingest_version", { versionId }, { key: `ingest_version:${versionId}`, afterMs });
}
