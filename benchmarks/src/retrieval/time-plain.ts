import { bucketOf, type EncodedSegment, hashTerm, readQuery } from "@claw/core/knowledge/lexical";
import type { Database } from "@claw/db";
import { type PlainPostings, readPlainPostings, searchPlainly } from "./plain-search.ts";

/** What the plain loop needs beside the postings: how long each passage is. */
type Collection = { lengths: Uint16Array; averageLength: number; offsets: number[] };

/** Milliseconds of the plain loop for each question, over postings that are there as plain arrays. */
export function timePlainInMemory(
  segments: readonly EncodedSegment[],
  questions: readonly string[],
): number[] {
  const collection = join(segments);

  return questions.map((question) => {
    const terms = Array.from(readQuery(question).words.keys(), (term) =>
      findInMemory(segments, collection, term),
    );
    const started = performance.now();
    searchPlainly(terms, collection.lengths, collection.averageLength);

    return performance.now() - started;
  });
}

/** The same, with the same blocks read from PostgreSQL first. */
export async function timePlainInSql(
  db: Database,
  segments: readonly EncodedSegment[],
  questions: readonly string[],
): Promise<number[]> {
  const collection = join(segments);
  const { rows } = await db.pool.query<{ id: string }>("SELECT id FROM lexical_segments ORDER BY id");
  const ids = rows.map(({ id }) => id);

  const times: number[] = [];
  for (const question of questions) {
    const words = [...readQuery(question).words.keys()];
    const places = ids.flatMap((id, at) =>
      words.flatMap((term) => {
        const bucket = bucketOfTerm(segments[at], term);
        return bucket === null ? [] : [{ id, at, term, bucket }];
      }),
    );

    const started = performance.now();
    const read = await db.pool.query<{ id: string; bucket: number; data: Buffer }>(
      `SELECT segment_id AS id, bucket, data FROM lexical_blocks
        WHERE (segment_id, bucket) IN (SELECT * FROM unnest($1::uuid[], $2::int[]))`,
      [places.map(({ id }) => id), places.map(({ bucket }) => bucket)],
    );
    const blocks = new Map(read.rows.map(({ id, bucket, data }) => [`${id}/${bucket}`, data]));
    const terms = words.map((term) =>
      places.flatMap((place) => {
        const block = place.term === term ? blocks.get(`${place.id}/${place.bucket}`) : undefined;
        const postings = block ? readPlainPostings(block, term, collection.offsets[place.at] ?? 0) : null;
        return postings ? [postings] : [];
      }),
    );
    searchPlainly(terms, collection.lengths, collection.averageLength);
    times.push(performance.now() - started);
  }

  return times;
}

function findInMemory(
  segments: readonly EncodedSegment[],
  { offsets }: Collection,
  term: string,
): PlainPostings[] {
  return segments.flatMap((segment, at) => {
    const bucket = bucketOfTerm(segment, term);
    const block = segment.blocks.find((each) => each.bucket === bucket);
    const postings = block ? readPlainPostings(block.data, term, offsets[at] ?? 0) : null;
    return postings ? [postings] : [];
  });
}

function bucketOfTerm(segment: EncodedSegment | undefined, term: string): number | null {
  return segment ? bucketOf(hashTerm(term), segment.head.bucketCount) : null;
}

function join(segments: readonly EncodedSegment[]): Collection {
  const parts = segments.map(({ head }) => new Uint16Array(head.lengths.slice().buffer));
  const lengths = new Uint16Array(parts.reduce((sum, part) => sum + part.length, 0));
  const offsets: number[] = [];
  let at = 0;
  for (const part of parts) {
    offsets.push(at);
    lengths.set(part, at);
    at += part.length;
  }
  const total = segments.reduce((sum, { head }) => sum + head.totalLength, 0);

  return { lengths, averageLength: total / lengths.length, offsets };
}
