import { AuditBreak, type AuditReport } from "@claw/contract";
import type { Database } from "@claw/db";
import type { Clock } from "../runtime/ports.ts";

/** All zeros: the chain of what belongs to no organization. */
const installation = "00000000-0000-0000-0000-000000000000";
const mostBreaks = 100;

type BreakRow = { chain: string; seq: string; id: string | null; problem: string };
type SizeRow = { events: number; chains: number };

/**
 * Computes every link of every chain anew, in the database. Whoever can write there as its owner can also forge a whole
 * chain: keep an exported copy elsewhere where that matters.
 */
export async function verifyAudit({
  db: { pool },
  clock,
}: {
  db: Pick<Database, "pool">;
  clock: Clock;
}): Promise<AuditReport> {
  const breaks = await pool.query<BreakRow>(
    `SELECT chain, seq, id, problem FROM audit_breaks ORDER BY chain, seq LIMIT ${mostBreaks}`,
  );
  const sizes = await pool.query<SizeRow>(
    "SELECT coalesce(sum(length), 0)::int AS events, count(*)::int AS chains FROM audit_chains",
  );
  const { events, chains } = sizes.rows[0] ?? { events: 0, chains: 0 };

  return {
    events,
    chains,
    breaks: breaks.rows.map(({ chain, seq, id, problem }) =>
      AuditBreak.parse({
        organizationId: chain === installation ? null : chain,
        seq: Number(seq),
        eventId: id,
        problem,
      }),
    ),
    checkedAt: clock.now().toISOString(),
  };
}
