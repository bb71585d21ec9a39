import type { Actor, AuditFile, ExportAudit } from "@claw/contract";
import type { Cursor } from "../runtime/cursor.ts";
import { requireOperator } from "../runtime/require-actor.ts";
import { type AuditRow, selectEvents } from "./audit-filter.ts";
import { presentEvent } from "./present-event.ts";
import type { AuditDeps } from "./service.ts";

export type AuditExportSize = {
  mostEvents: number;
  /** So many are read and written between two looks at what else is to be done. */
  batch: number;
};

/** About 20 MB. */
const usualSize: AuditExportSize = { mostEvents: 50_000, batch: 5_000 };

/** The newest 50,000 events of what is asked for, one a line. */
export async function exportAudit(
  { db, clock }: AuditDeps,
  actor: Actor,
  filter: ExportAudit,
  { mostEvents, batch }: AuditExportSize = usualSize,
): Promise<AuditFile> {
  requireOperator(actor);
  const lines: string[] = [];
  let after: Cursor | null = null;
  let isMore = true;

  while (isMore && lines.length < mostEvents) {
    const rows: AuditRow[] = await db.prisma.$queryRaw<AuditRow[]>(selectEvents(filter, after, batch + 1));
    const taken = rows.slice(0, batch);
    lines.push(...taken.map((row) => JSON.stringify(presentEvent(row))));
    isMore = rows.length > batch;
    const last = taken.at(-1);
    after = last ? { at: last.created_at, id: last.id } : null;
  }

  return {
    fileName: `claw-audit-${clock.now().toISOString().slice(0, 10)}.jsonl`,
    content: lines.map((line) => `${line}\n`).join(""),
    isCut: isMore,
  };
}
