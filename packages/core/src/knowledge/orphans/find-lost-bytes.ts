import type { KnowledgeDeps } from "../deps.ts";
import type { FoundOrphans } from "./found-orphan.ts";

type Version = { id: string; blob_key: string };

/**
 * Versions whose bytes are not in the store, an organization at a time, since keys begin with it. The versions are read
 * first, and those that seem to lack their bytes once more at the end: what was deleted meanwhile lacks nothing.
 */
export async function* findLostBytes({ db, blobs }: Pick<KnowledgeDeps, "db" | "blobs">): FoundOrphans {
  const organizations = await db.pool.query<{ id: string }>(
    "SELECT DISTINCT organization_id AS id FROM document_versions WHERE replaced_at IS NULL ORDER BY 1",
  );

  for (const { id } of organizations.rows) {
    const { rows: versions } = await db.pool.query<Version>(versionsSql, [id]);
    const stored = new Set<string>();
    for await (const key of blobs.list(`${id}/`)) stored.add(key);
    const missing = versions.filter(({ blob_key }) => !stored.has(blob_key)).map((version) => version.id);
    if (missing.length === 0) continue;

    const { rows: still } = await db.pool.query<Version>(stillSql, [missing]);
    yield { kind: "version_without_blob", references: still.map((version) => version.id) };
  }
}

const versionsSql = `
  SELECT id, blob_key FROM document_versions WHERE organization_id = $1 AND replaced_at IS NULL`;

const stillSql =
  "SELECT id, blob_key FROM document_versions WHERE id = ANY ($1::uuid[]) AND replaced_at IS NULL";
