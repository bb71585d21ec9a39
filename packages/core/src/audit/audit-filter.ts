import type { ExportAudit } from "@claw/contract";
import { Prisma } from "@claw/db";
import type { Cursor } from "../runtime/cursor.ts";
import { has, isCalled, readWords, type SearchWords } from "../runtime/search-words.ts";

export type AuditRow = {
  id: string;
  organization_id: string | null;
  seq: bigint;
  action: string;
  outcome: string;
  user_id: string | null;
  user_name: string | null;
  user_email: string | null;
  address: string | null;
  detail: unknown;
  hash: Uint8Array;
  created_at: Date;
};

/** People whose name or e-mail a search means, at most. */
const mostPeople = 50;

/** Events with who did them, the newest first. */
export function selectEvents(filter: ExportAudit, after: Cursor | null, limit: number): Prisma.Sql {
  const place = after
    ? Prisma.sql`(e.created_at, e.id) < (${after.at}, ${after.id}::uuid)`
    : Prisma.sql`true`;

  return Prisma.sql`
    SELECT e.id, e.organization_id, e.seq, e.action, e.outcome, e.user_id, u.name AS user_name, u.email AS user_email,
           e.address, e.detail, e.hash, e.created_at
    FROM audit_events e LEFT JOIN users u ON u.id = e.user_id
    WHERE ${Prisma.join([place, ...conditions(filter)], " AND ")}
    ORDER BY e.created_at DESC, e.id DESC
    LIMIT ${limit}`;
}

function conditions({ query, actions, outcome, userId, from, until }: ExportAudit): Prisma.Sql[] {
  const words = readWords(query);

  return [
    ...(actions && actions.length > 0 ? [Prisma.sql`e.action = ANY(${actions})`] : []),
    ...(outcome ? [Prisma.sql`e.outcome = ${outcome}`] : []),
    ...(userId ? [Prisma.sql`e.user_id = ${userId}::uuid`] : []),
    ...(from ? [Prisma.sql`e.created_at >= ${new Date(from)}`] : []),
    ...(until ? [Prisma.sql`e.created_at < ${new Date(until)}`] : []),
    ...(words ? [mentions(words)] : []),
  ];
}

function mentions(words: SearchWords): Prisma.Sql {
  const written = Prisma.sql`audit_words(e.action, e.address, e.detail)`;
  // A detail's text stands in quotes.
  const quoted = Prisma.sql`OR ${written} ${words.like} ${`%"${words.pattern}`}`;

  return Prisma.sql`(
    ${has(written, words)} ${words.isShort ? quoted : Prisma.empty}
    OR e.user_id = ANY(ARRAY(SELECT u.id FROM users u WHERE ${isCalled(words)} LIMIT ${mostPeople})))`;
}
