import {
  type Actor,
  type Chunk,
  type ChunkList,
  type ChunkRef,
  DomainError,
  type ListChunks,
} from "@claw/contract";
import { requireMember } from "../runtime/require-actor.ts";
import type { KnowledgeParts } from "./deps.ts";
import { noSuchDocument } from "./get-own.ts";

/** One statement: what it returns was all active at one moment. NOT_FOUND. */
export async function listChunks(
  { db }: Pick<KnowledgeParts, "db">,
  actor: Actor,
  { documentId, from, limit }: ListChunks,
): Promise<ChunkList> {
  const { organizationId, userId } = requireMember(actor);
  const { rows } = await db.pool.query<{ total: number; items: Chunk[] }>({
    name: "list-chunks",
    text: chunksSql,
    values: [documentId, organizationId, userId, from, limit],
  });
  const [row] = rows;
  if (!row) throw noSuchDocument();

  return row;
}

/** NOT_FOUND once its version was replaced or deleted. */
export async function getChunk(
  { db }: Pick<KnowledgeParts, "db">,
  actor: Actor,
  { chunkId }: ChunkRef,
): Promise<Chunk> {
  const { organizationId, userId } = requireMember(actor);
  const { rows } = await db.pool.query<Chunk>({
    name: "get-chunk",
    text: chunkSql,
    values: [chunkId, organizationId, userId],
  });
  const [chunk] = rows;
  if (chunk) return chunk;

  throw new DomainError("NOT_FOUND", { message: "There is no such passage any more." });
}

const chunksSql = `
  SELECT coalesce(v.chunk_count, 0) AS total, coalesce((
      SELECT json_agg(json_build_object('id', id, 'documentId', document_id, 'ordinal', ordinal, 'headings', headings,
                                        'content', content, 'start', start, 'end', "end", 'page', page) ORDER BY ordinal)
      FROM chunks
      WHERE version_id = v.id AND ordinal >= $4 AND ordinal < $4::int + $5::int), '[]') AS items
  FROM documents d
    JOIN knowledge_bases b ON b.id = d.knowledge_base_id
    LEFT JOIN document_versions v ON v.id = d.active_version_id
  WHERE d.id = $1 AND d.organization_id = $2 AND b.owner_id = $3`;

const chunkSql = `
  SELECT c.id, c.document_id AS "documentId", c.ordinal, c.headings, c.content, c.start, c."end", c.page
  FROM chunks c
    JOIN documents d ON d.id = c.document_id AND d.active_version_id = c.version_id
    JOIN knowledge_bases b ON b.id = d.knowledge_base_id
  WHERE c.id = $1 AND c.organization_id = $2 AND d.organization_id = $2 AND b.owner_id = $3`;
