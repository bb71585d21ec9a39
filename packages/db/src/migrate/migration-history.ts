import type pg from "pg";
import type { Migration } from "./read-migrations.ts";

export type AppliedMigration = {
  readonly name: string;
  readonly checksum: string;
  /** What the database said when it failed; null while it runs and after success. */
  readonly logs: string | null;
  readonly state: "applied" | "failed" | "rolled_back";
};

/** Reads Prisma's own table of what was applied, oldest first; empty when there is none yet. */
export async function readHistory(client: pg.Client): Promise<readonly AppliedMigration[]> {
  const table = await client.query<{ found: boolean }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS found`,
  );
  if (!table.rows[0]?.found) {
    return [];
  }

  const { rows } = await client.query<AppliedMigration>(`
    SELECT migration_name AS name, checksum, logs,
           CASE WHEN rolled_back_at IS NOT NULL THEN 'rolled_back'
                WHEN finished_at IS NULL THEN 'failed'
                ELSE 'applied' END AS state
      FROM _prisma_migrations
     ORDER BY started_at`);
  return rows;
}

export type Verdict = {
  readonly pending: readonly Migration[];
  /** Applied, and not in the folder: an older version runs on a newer database. */
  readonly unknown: readonly string[];
};

/**
 * Compares the folder with the history. Throws when a migration has failed half-way, or when one was edited after it
 * was applied, for then nobody knows what the database looks like.
 */
export function compareHistory(
  migrations: readonly Migration[],
  history: readonly AppliedMigration[],
): Verdict {
  const failed = history.find(({ state }) => state === "failed");
  if (failed) {
    throw new Error(describeFailed(failed));
  }

  const applied = new Map(
    history.filter(({ state }) => state === "applied").map(({ name, checksum }) => [name, checksum]),
  );
  const edited = migrations.filter(
    ({ name, checksum }) => applied.has(name) && applied.get(name) !== checksum,
  );
  if (edited.length > 0) {
    const names = edited.map(({ name }) => name).join(", ");
    throw new Error(
      `Edited after it was applied: ${names}. Migrations are append-only: restore the file and write a new migration.`,
    );
  }

  const known = new Set(migrations.map(({ name }) => name));
  return {
    pending: migrations.filter(({ name }) => !applied.has(name)),
    unknown: [...applied.keys()].filter((name) => !known.has(name)),
  };
}

function describeFailed({ name, logs }: AppliedMigration): string {
  const said = logs ? `PostgreSQL said: ${withoutTrace(logs)}` : "it was interrupted before it finished";

  return (
    `Migration ${name} failed earlier (${said}). Its statements were rolled back with it unless it commits by itself: ` +
    `repair the cause, then "prisma migrate resolve --rolled-back ${name}" and start again.`
  );
}

/** The engine adds where in its own source it was: of no use to whoever reads a log. */
export function withoutTrace(said: string): string {
  return said
    .split(/\n\s+0: /, 1)
    .join("")
    .trim();
}
