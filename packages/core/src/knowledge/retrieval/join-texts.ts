import type { Source } from "@claw/contract";
import type { Database } from "@claw/db";
import type { GroundedSource, SourcePart } from "../../conversation/ports.ts";
import { isOwnSql } from "./gate.ts";
import { passageText } from "./passage-text.ts";
import type { Asker } from "./retrieval-deps.ts";

type Row = SourcePart & { place: string };

/** Sources with their texts as they stand now: empty where the document was deleted or replaced, or is another's. */
export async function joinTexts(
  db: Database,
  { organizationId, userId }: Asker,
  sources: readonly Source[],
): Promise<GroundedSource[]> {
  if (sources.length === 0) return [];

  const { rows } = await db.pool.query<Row>({
    name: "join-source-texts",
    text: textsSql,
    values: [
      sources.map(({ chunkId }) => chunkId),
      sources.map(({ start }) => start),
      organizationId,
      userId,
      sources.map(({ end }) => end),
    ],
  });

  return sources.map((source, at) => {
    const parts = rows.filter(({ place }) => Number(place) === at + 1).map(({ place: _, ...part }) => part);

    return { ...source, content: passageText(parts).content, parts };
  });
}

/** The passage that was found, and its neighbours where the source's span covers them. */
const textsSql = `
  SELECT source.place, c.id AS "chunkId", c.start, c."end", c.page, c.content
  FROM unnest($1::uuid[], $2::int[], $5::int[]) WITH ORDINALITY AS source(chunk_id, start, "end", place)
    JOIN chunks hit ON hit.id = source.chunk_id
    JOIN chunks c ON c.version_id = hit.version_id AND c.ordinal BETWEEN hit.ordinal - 1 AND hit.ordinal + 1
                 AND c.start >= source.start AND c."end" <= source."end"
    JOIN documents d ON d.id = c.document_id AND d.active_version_id = c.version_id
    JOIN knowledge_bases b ON b.id = d.knowledge_base_id
  WHERE ${isOwnSql}
  ORDER BY source.place, c.ordinal`;
