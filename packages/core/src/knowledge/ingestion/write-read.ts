import { type Database, uuidv7 } from "@claw/db";
import type { DraftChunk, ReadText, SegmentBlock, SegmentHead } from "../ports.ts";
import { type Attempt, LeaseLost } from "./attempt.ts";
import { joinBytes } from "./join-bytes.ts";

type Written = Pick<Attempt, "id" | "versionId" | "documentId" | "knowledgeBaseId" | "organizationId">;

/*
 * Each statement writes only while the lease is the attempt's, and holds the version's row until it has: whoever takes
 * the lease away waits for it and then sees what was written. PostgreSQL gets a column as one array, and bytes as one
 * value that is cut there.
 */

/** Throws LeaseLost. */
export async function writeText(db: Database, attempt: Written, read: ReadText): Promise<void> {
  const values = [
    attempt.versionId,
    attempt.id,
    read.text,
    JSON.stringify(read.blocks),
    read.fileType,
    read.pageCount,
  ];
  const { rowCount } = await db.pool.query({ name: "write-text", text: textSql, values });
  if (rowCount !== 1) throw new LeaseLost();
}

const textSql = `
  UPDATE document_versions SET text = $3, outline = $4::jsonb, file_type = $5, page_count = $6
  WHERE id = $1 AND lease_owner = $2`;

/** Returns the passages' ids, in their order. Throws LeaseLost. */
export async function writeChunks(
  db: Database,
  attempt: Written,
  chunks: readonly DraftChunk[],
): Promise<string[]> {
  const ids = chunks.map(() => uuidv7());
  const hashes = joinBytes(chunks.map(({ contentHash }) => contentHash));
  const unigrams = joinBytes(chunks.map((chunk) => chunk.unigrams));
  const values = [
    attempt.versionId,
    attempt.id,
    attempt.organizationId,
    attempt.knowledgeBaseId,
    attempt.documentId,
    ids,
    chunks.map(({ ordinal }) => ordinal),
    chunks.map(({ start }) => start),
    chunks.map(({ end }) => end),
    chunks.map(({ page }) => page),
    chunks.map(({ headings }) => headings),
    chunks.map(({ content }) => content),
    hashes.bytes,
    hashes.starts,
    hashes.lengths,
    unigrams.bytes,
    unigrams.starts,
    unigrams.lengths,
  ];
  const { rowCount } = await db.pool.query({ name: "write-chunks", text: chunksSql, values });
  if (rowCount !== chunks.length) throw new LeaseLost();

  return ids;
}

const chunksSql = `
  WITH own AS (SELECT FROM document_versions WHERE id = $1 AND lease_owner = $2 FOR SHARE)
  INSERT INTO chunks (id, organization_id, knowledge_base_id, document_id, version_id, ordinal, start, "end", page,
                      headings, content, content_hash, unigrams)
  SELECT c.id, $3, $4, $5, $1, c.ordinal, c.start, c."end", c.page, c.headings, c.content,
         substring($13::bytea FROM c.hash_start FOR c.hash_length),
         substring($16::bytea FROM c.unigrams_start FOR c.unigrams_length)
  FROM own, unnest($6::uuid[], $7::int[], $8::int[], $9::int[], $10::int[], $11::text[], $12::text[],
                   $14::int[], $15::int[], $17::int[], $18::int[])
    AS c(id, ordinal, start, "end", page, headings, content, hash_start, hash_length, unigrams_start, unigrams_length)`;

/** @param chunkIds 16 bytes each, by ordinal */
export async function writeSegment(
  db: Database,
  attempt: Written & { segmentId: string },
  head: SegmentHead,
  chunkIds: Uint8Array,
): Promise<void> {
  const values = [
    attempt.versionId,
    attempt.id,
    attempt.segmentId,
    attempt.organizationId,
    attempt.knowledgeBaseId,
    head.chunkCount,
    head.totalLength,
    head.bucketCount,
    Buffer.from(head.lengths),
    Buffer.from(chunkIds),
  ];
  const { rowCount } = await db.pool.query({ name: "write-segment", text: segmentSql, values });
  if (rowCount !== 1) throw new LeaseLost();
}

const segmentSql = `
  WITH own AS (SELECT FROM document_versions WHERE id = $1 AND lease_owner = $2 FOR SHARE)
  INSERT INTO lexical_segments (id, organization_id, knowledge_base_id, chunk_count, total_length, bucket_count,
                                lengths, chunk_ids)
  SELECT $3, $4, $5, $6, $7, $8, $9, $10 FROM own`;

export async function writeBlocks(
  db: Database,
  attempt: Written & { segmentId: string },
  blocks: readonly SegmentBlock[],
): Promise<void> {
  const { bytes, starts, lengths } = joinBytes(blocks.map(({ data }) => data));
  const buckets = blocks.map(({ bucket }) => bucket);
  const values = [attempt.versionId, attempt.id, attempt.segmentId, buckets, bytes, starts, lengths];
  const { rowCount } = await db.pool.query({ name: "write-blocks", text: blocksSql, values });
  if (rowCount !== blocks.length) throw new LeaseLost();
}

const blocksSql = `
  WITH own AS (SELECT FROM document_versions WHERE id = $1 AND lease_owner = $2 FOR SHARE)
  INSERT INTO lexical_blocks (segment_id, bucket, data)
  SELECT $3, b.bucket, substring($5::bytea FROM b.start FOR b.length)
  FROM own, unnest($4::int[], $6::int[], $7::int[]) AS b(bucket, start, length)`;

/** From here on an attempt that follows need not read the document again. */
export async function markRead(db: Database, attempt: Written, chunkCount: number): Promise<void> {
  const values = [attempt.versionId, attempt.id, chunkCount];
  const { rowCount } = await db.pool.query({ name: "mark-read", text: readSql, values });
  if (rowCount !== 1) throw new LeaseLost();
}

const readSql = `
  UPDATE document_versions SET chunk_count = $3, read_at = now() WHERE id = $1 AND lease_owner = $2`;
