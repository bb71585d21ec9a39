import type { Actor, AuditPage, ListAudit } from "@claw/contract";
import { decodeCursor } from "../runtime/cursor.ts";
import { cutPage } from "../runtime/cut-page.ts";
import { requireOperator } from "../runtime/require-actor.ts";
import { type AuditRow, selectEvents } from "./audit-filter.ts";
import { presentEvent } from "./present-event.ts";
import type { AuditDeps } from "./service.ts";

export async function listAudit({ db }: AuditDeps, actor: Actor, input: ListAudit): Promise<AuditPage> {
  requireOperator(actor);
  const { cursor, limit, ...filter } = input;
  const after = cursor ? decodeCursor(cursor) : null;
  const rows = await db.prisma.$queryRaw<AuditRow[]>(selectEvents(filter, after, limit + 1));
  const { page, nextCursor } = cutPage(rows, limit, ({ created_at: at, id }) => ({ at, id }));

  return { items: page.map(presentEvent), nextCursor };
}
