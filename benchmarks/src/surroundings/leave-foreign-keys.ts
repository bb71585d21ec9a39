import type { Database } from "@claw/db";

/**
 * Takes away the foreign keys of these tables while many rows are written, which takes a fraction of the time.
 * @returns what puts them back, and checks them
 */
export async function leaveForeignKeys(
  { pool }: Database,
  tables: readonly string[],
): Promise<() => Promise<void>> {
  const { rows } = await pool.query<{ relation: string; name: string; definition: string }>(
    `SELECT conrelid::regclass::text AS relation, quote_ident(conname) AS name, pg_get_constraintdef(oid) AS definition
     FROM pg_constraint WHERE contype = 'f' AND conrelid = ANY($1::regclass[])`,
    [[...tables]],
  );
  for (const { relation, name } of rows) await pool.query(`ALTER TABLE ${relation} DROP CONSTRAINT ${name}`);

  return async () => {
    for (const { relation, name, definition } of rows) {
      await pool.query(`ALTER TABLE ${relation} ADD CONSTRAINT ${name} ${definition}`);
    }
  };
}
