import type { Transaction } from "@claw/db";

/** The tasks of the queue and what each is given. */
export type TaskPayloads = {
  ingest_version: { versionId: string };
  compact_base: { knowledgeBaseId: string };
  rebuild_index: { embeddingIndexId: string };
  forget_vectors: Record<string, never>;
  remove_blobs: { keys: string[] };
  reconcile: Record<string, never>;
  find_orphans: { requestedBy: string | null };
};
export type TaskName = keyof TaskPayloads;

export type JobOptions = {
  /** One waiting job of a key: a second one takes its place. One that runs is left alone, and runs once more after it. */
  key?: string;
  /** Milliseconds from now by the database's clock; at once where left out. */
  afterMs?: number;
  /** Tries before it is given up; 25 where left out. */
  maxAttempts?: number;
  /** Lower goes first; 0 where left out. */
  priority?: number;
};

/** Queues a job with the transaction's other deeds: it is there when they are. */
export async function addJob<Name extends TaskName>(
  tx: Pick<Transaction, "$executeRaw">,
  task: Name,
  payload: TaskPayloads[Name],
  { key, afterMs, maxAttempts, priority }: JobOptions = {},
): Promise<void> {
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(
      identifier => ${task}::text,
      payload => ${JSON.stringify(payload)}::json,
      run_at => now() + ${afterMs ?? 0}::float8 * interval '1 millisecond',
      max_attempts => ${maxAttempts ?? 25}::int,
      job_key => ${key ?? null}::text,
      priority => ${priority ?? 0}::int
    )`;
}
