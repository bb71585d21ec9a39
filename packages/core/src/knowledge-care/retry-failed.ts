import type { Actor, Retried, RetryFailed } from "@claw/contract";
import type { Transaction } from "@claw/db";
import { recordDeed } from "../audit/record-deed.ts";
import type { KnowledgeParts } from "../knowledge/deps.ts";
import { withPages } from "../knowledge/present-document.ts";
import { tellDocument } from "../knowledge/tell-owner.ts";
import { requireOperator } from "../runtime/require-actor.ts";

/** In one transaction, so that it stays short. */
const atOnce = 1_000;
const timeout = 60_000;

/** Queues all documents of one reason again, a thousand at a time: whoever wants all asks until none is left. */
export async function retryFailed(
  deps: KnowledgeParts,
  actor: Actor,
  { problem }: RetryFailed,
): Promise<Retried> {
  const operator = requireOperator(actor);
  const { ids, left } = await deps.db.prisma.$transaction(
    async (tx) => {
      const ids = await queueFailed(tx, problem);
      const left = await tx.document.count({ where: { status: "failed", errorCode: problem } });
      await recordDeed(tx, operator, {
        action: "documents_retried",
        detail: { problem, documents: ids.length },
        at: deps.clock.now(),
      });

      return { ids, left };
    },
    { timeout },
  );
  await tellOwners(deps, ids);

  return { retried: ids.length, left };
}

async function queueFailed(tx: Transaction, problem: string): Promise<string[]> {
  const rows = await tx.$queryRawUnsafe<{ document_id: string; version_id: string }[]>(
    queueSql,
    problem,
    atOnce,
  );
  const versionIds = rows.map((row) => row.version_id);
  await tx.$executeRaw`
    SELECT graphile_worker.add_job(
      identifier => 'ingest_version', payload => json_build_object('versionId', id),
      run_at => now(), max_attempts => 25, job_key => 'ingest_version:' || id)
    FROM unnest(${versionIds}::uuid[]) AS t (id)`;

  return rows.map((row) => row.document_id);
}

/** Who is just trying one again by hand is left alone. */
const queueSql = `
  WITH picked AS (
    SELECT d.id,
           (SELECT v.id FROM document_versions v WHERE v.document_id = d.id ORDER BY v.number DESC LIMIT 1) AS version_id
    FROM documents d WHERE d.status = 'failed' AND d.error_code = $1
    ORDER BY d.updated_at DESC, d.id DESC LIMIT $2 FOR NO KEY UPDATE SKIP LOCKED
  ), versions AS (
    UPDATE document_versions v SET
      status = 'queued', error_code = NULL, error = NULL, attempts = 0, cancel_requested_at = NULL
    FROM picked WHERE v.id = picked.version_id
  )
  UPDATE documents d SET
    status = 'queued', error_code = NULL, error = NULL, stage = 'waiting', progress = 0, updated_at = now()
  FROM picked WHERE d.id = picked.id
  RETURNING d.id AS document_id, picked.version_id`;

async function tellOwners(deps: KnowledgeParts, ids: readonly string[]): Promise<void> {
  const rows = await deps.db.prisma.document.findMany({
    where: { id: { in: [...ids] } },
    include: { ...withPages, knowledgeBase: { select: { ownerId: true } } },
  });
  for (const row of rows) tellDocument(deps, row.knowledgeBase.ownerId, row);
}
