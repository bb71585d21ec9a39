import type { Database } from "@claw/db";

/** One contradiction in the accounts. */
export type Contradiction = { invariant: string; subject: string; detail: string };

/** No more of them are read: with so many, the first say what is wrong. */
export const mostContradictions = 1_000;

/** Everything that must never be in the accounts, and is; nothing, as it should be. Reads them whole. */
export async function checkInvariants({ pool }: Pick<Database, "pool">): Promise<Contradiction[]> {
  const { rows } = await pool.query<Contradiction>(
    "SELECT invariant, subject, detail FROM billing_invariants LIMIT $1",
    [mostContradictions],
  );

  return rows;
}
