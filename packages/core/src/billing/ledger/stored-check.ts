import type { Database } from "@claw/db";
import { z } from "zod";
import type { InvariantCheck } from "./watch-invariants.ts";

const Found = z.array(z.object({ invariant: z.string(), subject: z.string(), detail: z.string() }));

/** There is one row: what the last look found, whichever process looked. */
const only = 1;

/** Keeps what a look found for all processes, unless another one has looked since. */
export async function storeCheck(
  { pool }: Pick<Database, "pool">,
  { at, milliseconds, found }: InvariantCheck,
): Promise<void> {
  await pool.query(
    `INSERT INTO invariant_checks AS c (id, checked_at, milliseconds, found) VALUES ($1, $2, $3, $4)
     ON CONFLICT (id) DO UPDATE SET checked_at = EXCLUDED.checked_at, milliseconds = EXCLUDED.milliseconds,
       found = EXCLUDED.found
     WHERE c.checked_at < EXCLUDED.checked_at`,
    [only, at, milliseconds, JSON.stringify(found)],
  );
}

/** Null where nobody has looked yet. */
export async function findCheck({ prisma }: Pick<Database, "prisma">): Promise<InvariantCheck | null> {
  const row = await prisma.invariantCheck.findUnique({ where: { id: only } });

  return row && { at: row.checkedAt, milliseconds: row.milliseconds, found: Found.parse(row.found) };
}
