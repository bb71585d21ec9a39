import { encodeSegment, type SearchedBase } from "@claw/core/knowledge/lexical";
import type { Database } from "@claw/db";
import { createBase, searchedBase, storeDocument } from "../store-base.ts";
import type { Passage } from "./read-set.ts";

export type IndexedSet = { base: SearchedBase; passages: ReadonlyMap<string, Passage> };

/** As many passages as a document of some pages has: a base is of several segments. */
const perDocument = 200;

/** Stores a set's passages in a base of its own, each as one passage, and indexes them as ingestion does. */
export async function indexSet(db: Database, passages: readonly Passage[]): Promise<IndexedSet> {
  const base = await createBase(db);
  const byChunk = new Map<string, Passage>();
  for (let from = 0; from < passages.length; from += perDocument) {
    const part = passages.slice(from, from + perDocument);
    const segment = encodeSegment(part.map(({ title, text }) => ({ indexText: `${title}\n${text}` })));
    const chunkIds = await storeDocument(
      db,
      base,
      part.map(({ text }) => text),
      segment,
    );
    for (const [at, passage] of part.entries()) byChunk.set(chunkIds[at] ?? "", passage);
  }

  return { base: await searchedBase(db, base), passages: byChunk };
}
