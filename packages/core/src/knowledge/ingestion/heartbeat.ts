import type { Database } from "@claw/db";
import type { Log } from "../../runtime/ports.ts";
import type { Attempt } from "./attempt.ts";
import { overall, type Progress, type Report } from "./report.ts";

export type HeartbeatOptions = {
  db: Database;
  log: Log;
  leaseSeconds: number;
  attempt: Attempt;
  isEmbedded: boolean;
  /** Called when the database has the new progress. */
  onShown(): Promise<unknown>;
  onLost(): void;
};

/** What is shown of the work is at most this old, and this often it is looked whether it is still ours. */
const beatMs = 350;

/** Renews an attempt's lease and shows its progress, in one statement. `stop` waits for one that is under way. */
export function startHeartbeat({
  db,
  log,
  leaseSeconds,
  attempt,
  isEmbedded,
  ...options
}: HeartbeatOptions): {
  report: Report;
  stop(): Promise<void>;
} {
  let progress: Progress | null = null;
  let shown: Progress | null = null;
  let beating: Promise<void> | null = null;
  let renewAt = performance.now() + (leaseSeconds * 1000) / 4;

  async function beat(): Promise<void> {
    const latest = progress;
    const isNew = latest !== null && latest !== shown;
    if (!isNew && performance.now() < renewAt && leaseSeconds > lookSeconds) return;

    renewAt = performance.now() + Math.min((leaseSeconds * 1000) / 4, lookSeconds * 1000);
    const values = [
      attempt.documentId,
      attempt.versionId,
      attempt.id,
      leaseSeconds,
      isNew ? (latest.stage === "reading" ? "parsing" : "indexing") : null,
      isNew ? latest.stage : null,
      isNew ? overall(latest, isEmbedded) : null,
    ];
    const { rowCount } = await db.pool.query({ name: "ingestion-beat", text: beatSql, values });
    if (rowCount !== 1) return options.onLost();

    shown = latest;
    if (isNew) await options.onShown();
  }

  const beatSoon = () => {
    beating ??= beat()
      .catch((error: unknown) =>
        log.warn({ err: error, versionId: attempt.versionId }, "a sign of life failed; the next one follows"),
      )
      .finally(() => {
        beating = null;
      });
  };
  const timer = setInterval(beatSoon, beatMs);
  timer.unref();

  return {
    report(next) {
      const isOtherStage = next.stage !== progress?.stage;
      progress = next;
      if (isOtherStage) beatSoon();
    },
    async stop() {
      clearInterval(timer);
      await beating;
    },
  };
}

/** So often at least it is looked whether somebody has cancelled. */
const lookSeconds = 1;

/** Document before version, as everywhere. */
const beatSql = `
  WITH document AS (
    SELECT id FROM documents WHERE id = $1 FOR NO KEY UPDATE
  ), own AS (
    UPDATE document_versions v SET
      lease_expires_at = now() + $4 * interval '1 second',
      status = coalesce($5::"DocumentStatus", v.status)
    FROM document
    WHERE v.id = $2 AND v.document_id = document.id AND v.lease_owner = $3
    RETURNING v.id
  ), shown AS (
    UPDATE documents d SET
      status = $5::"DocumentStatus", stage = $6::"DocumentStage", progress = $7::float8, error_code = NULL,
      error = NULL, updated_at = now()
    FROM own
    WHERE d.id = $1 AND $5 IS NOT NULL
  )
  SELECT id FROM own`;
