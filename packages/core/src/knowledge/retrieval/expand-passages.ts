import type { Database } from "@claw/db";
import type { SourcePart } from "../../conversation/ports.ts";
import { isOwnSql } from "./gate.ts";
import type { RankedPassage } from "./rank-passages.ts";
import type { Asker } from "./retrieval-deps.ts";

type Neighbour = SourcePart & { versionId: string; ordinal: number };

/** A passage with what stands directly before and behind it in its document, as far as that was found. */
export type Surroundings = { before: SourcePart | null; behind: SourcePart | null };

/** The neighbours of passages, through the same gate as these; those that are among the passages themselves are left out. */
export async function findSurroundings(
  db: Database,
  { organizationId, userId }: Asker,
  expanded: readonly RankedPassage[],
  all: readonly RankedPassage[],
): Promise<Surroundings[]> {
  if (expanded.length === 0) return [];

  const { rows } = await db.pool.query<Neighbour>({
    name: "find-surroundings",
    text: neighboursSql,
    values: [
      expanded.map(({ versionId }) => versionId),
      expanded.map(({ ordinal }) => ordinal),
      organizationId,
      userId,
    ],
  });
  const taken = new Set(all.map(({ chunkId }) => chunkId));

  return expanded.map(({ versionId, ordinal }) => {
    const find = (place: number): SourcePart | null => {
      const found = rows.find((row) => row.versionId === versionId && row.ordinal === place);
      if (!found || taken.has(found.chunkId)) return null;

      taken.add(found.chunkId);
      const { chunkId, start, end, page, content } = found;
      return { chunkId, start, end, page, content };
    };

    return { before: find(ordinal - 1), behind: find(ordinal + 1) };
  });
}

const neighboursSql = `
  SELECT DISTINCT c.id AS "chunkId", c.version_id AS "versionId", c.ordinal, c.start, c."end", c.page, c.content
  FROM unnest($1::uuid[], $2::int[]) AS hit(version_id, ordinal)
    JOIN chunks c ON c.version_id = hit.version_id AND c.ordinal IN (hit.ordinal - 1, hit.ordinal + 1)
    JOIN documents d ON d.id = c.document_id AND d.active_version_id = c.version_id
    JOIN knowledge_bases b ON b.id = d.knowledge_base_id
  WHERE ${isOwnSql}`;
