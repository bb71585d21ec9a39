import { AuditBreak, type AuditCheck, type AuditReport } from "@claw/contract";
import type { Database } from "@claw/db";
import type { Clock } from "../runtime/ports.ts";
import { endsSql, linksSql, sizeSql } from "./verify-audit-sql.ts";

/** All zeros: the chain of what belongs to no organization. */
const installation = "00000000-0000-0000-0000-000000000000";
const mostBreaks = 100;
/** Some tens of milliseconds. */
const usualLinksAtOnce = 10_000;

type BreakRow = { chain: string; seq: string; id: string | null; problem: string };
type Place = { chain: string; seq: string; hash: Buffer };
type Links = { checked: number; breaks: BreakRow[]; last: (Omit<Place, "hash"> & { hash: string }) | null };

export type VerifyDeps = {
  db: Pick<Database, "pool">;
  clock: Clock;
  /** Links that are computed with one statement; 10,000 unless given. */
  linksAtOnce?: number;
};

/**
 * Computes every link of every chain anew, in the database, some at a time, and tells how far it has come; the report is
 * the last that it tells. What is written meanwhile is looked at as far as its chain is not done yet. Whoever can write
 * there as the database's owner can also forge a whole chain: keep an exported copy elsewhere where that matters.
 */
export async function* followAudit(
  { db: { pool }, clock, linksAtOnce = usualLinksAtOnce }: VerifyDeps,
  signal?: AbortSignal,
): AsyncGenerator<AuditCheck> {
  const sizes = await pool.query<{ events: number; chains: number }>(sizeSql);
  const { events, chains } = sizes.rows[0] ?? { events: 0, chains: 0 };
  const breaks: BreakRow[] = [];
  let checked = 0;
  // No chain comes before the installation's, and its first link is made of nothing.
  let from: Place = { chain: installation, seq: "0", hash: Buffer.alloc(0) };

  yield { type: "progress", checked, events };
  while (!signal?.aborted) {
    const { rows } = await pool.query<Links>({
      name: "audit-links",
      text: linksSql,
      values: [from.chain, from.seq, from.hash, linksAtOnce],
    });
    const [links] = rows;
    if (!links?.last) break;

    breaks.push(...links.breaks.slice(0, mostBreaks - breaks.length));
    checked += links.checked;
    from = { ...links.last, hash: Buffer.from(links.last.hash, "hex") };
    yield { type: "progress", checked, events: Math.max(checked, events) };
    if (links.checked < linksAtOnce) break;
  }
  if (signal?.aborted) return;

  const ends = await pool.query<BreakRow>(endsSql, [mostBreaks]);
  const report: AuditReport = {
    events,
    chains,
    breaks: [...breaks, ...ends.rows].sort(inOrder).slice(0, mostBreaks).map(present),
    checkedAt: clock.now().toISOString(),
  };
  yield { type: "done", report };
}

export type AuditProgress = Extract<AuditCheck, { type: "progress" }>;

/** The report alone, and on the way to it how far it has come. */
export async function verifyAudit(
  deps: VerifyDeps,
  onProgress: (progress: AuditProgress) => void = () => undefined,
): Promise<AuditReport> {
  for await (const check of followAudit(deps)) {
    if (check.type === "done") return check.report;
    onProgress(check);
  }

  throw new Error("the verification of the audit log ended without a report");
}

function inOrder(one: BreakRow, other: BreakRow): number {
  return one.chain === other.chain ? Number(one.seq) - Number(other.seq) : one.chain < other.chain ? -1 : 1;
}

function present({ chain, seq, id, problem }: BreakRow): AuditBreak {
  return AuditBreak.parse({
    organizationId: chain === installation ? null : chain,
    seq: Number(seq),
    eventId: id,
    problem,
  });
}
