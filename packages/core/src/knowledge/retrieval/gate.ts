import type { StageTrace } from "@claw/contract";
import type { Database } from "@claw/db";
import type { Asker } from "./retrieval-deps.ts";

/** A passage that the asker may see at this moment. */
export type GatedPassage = {
  chunkId: string;
  knowledgeBaseId: string;
  documentId: string;
  versionId: string;
  ordinal: number;
  title: string;
  headings: string;
  content: string;
  page: number | null;
  start: number;
  end: number;
};

export type Dropped = StageTrace["dropped"][number];

/**
 * The one way from an index's match to a text: passages of active versions, of documents in these bases, of this
 * organization and this owner. What is not found to be all of that does not pass.
 */
export async function gate(
  db: Database,
  { organizationId, userId }: Asker,
  knowledgeBaseIds: readonly string[],
  chunkIds: readonly string[],
): Promise<{ passages: Map<string, GatedPassage>; dropped: Dropped[] }> {
  const passages = new Map<string, GatedPassage>();
  if (chunkIds.length === 0) return { passages, dropped: [] };

  const { rows } = await db.pool.query<GatedPassage & { isOwn: boolean; isActive: boolean }>({
    name: "gate-passages",
    text: gateSql,
    values: [chunkIds, knowledgeBaseIds, organizationId, userId],
  });
  const foreign = new Set<string>();
  for (const { isOwn, isActive, ...passage } of rows) {
    if (!isOwn) foreign.add(passage.chunkId);
    else if (isActive) passages.set(passage.chunkId, passage);
  }

  const dropped = chunkIds
    .filter((chunkId) => !passages.has(chunkId))
    .map((chunkId): Dropped => ({ chunkId, reason: foreign.has(chunkId) ? "foreign" : "gone" }));

  return { passages, dropped };
}

/** Of the document's, its base's and the passage's own organization none is believed for the others. */
export const isOwnSql = `
  (c.organization_id = $3 AND d.organization_id = $3 AND b.organization_id = $3 AND b.owner_id = $4
   AND c.knowledge_base_id = b.id)`;

export const passageColumnsSql = `
  c.id AS "chunkId", b.id AS "knowledgeBaseId", d.id AS "documentId", c.version_id AS "versionId", c.ordinal,
  d.title, c.headings, c.content, c.page, c.start, c."end"`;

const gateSql = `
  SELECT ${passageColumnsSql}, ${isOwnSql} AND b.id = ANY($2) AS "isOwn", d.active_version_id = c.version_id AS "isActive"
  FROM chunks c
    JOIN documents d ON d.id = c.document_id
    JOIN knowledge_bases b ON b.id = d.knowledge_base_id
  WHERE c.id = ANY($1)`;
