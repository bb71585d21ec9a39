import { type ByteReader, listEntries, readVarint } from "@claw/core/knowledge/lexical";

/** A term's postings in one segment: the passages that have it, and how often. */
export type PlainPostings = { offset: number; ordinals: Int32Array; counts: Int32Array };

/** Reads the postings of a block's term into plain arrays; null where the block does not have it. */
export function readPlainPostings(block: Uint8Array, term: string, offset: number): PlainPostings | null {
  const entry = listEntries(block).find((each) => each.term === term);
  if (!entry) return null;

  const ordinals = new Int32Array(entry.documents);
  const counts = new Int32Array(entry.documents);
  const reader: ByteReader = { bytes: block, at: entry.from };
  let ordinal = -1;
  for (let at = 0; at < entry.documents; at += 1) {
    const step = readVarint(reader);
    ordinal += (step >>> 1) + 1;
    ordinals[at] = ordinal;
    counts[at] = (step & 1) === 1 ? readVarint(reader) : 1;
  }

  return { offset, ordinals, counts };
}

/** BM25 as one writes it first: every posting of every term, then all passages for the best ten. */
export function searchPlainly(
  terms: readonly (readonly PlainPostings[])[],
  lengths: Uint16Array,
  averageLength: number,
): number[] {
  const scores = new Float64Array(lengths.length);
  for (const lists of terms) {
    const documents = lists.reduce((sum, { ordinals }) => sum + ordinals.length, 0);
    const rarity = Math.log(1 + (lengths.length - documents + 0.5) / (documents + 0.5));
    for (const { offset, ordinals, counts } of lists) {
      for (let at = 0; at < ordinals.length; at += 1) {
        const passage = offset + (ordinals[at] ?? 0);
        const count = counts[at] ?? 0;
        const norm = 1.2 * (0.25 + (0.75 * (lengths[passage] ?? 0)) / averageLength);
        scores[passage] = (scores[passage] ?? 0) + (rarity * count * 2.2) / (count + norm);
      }
    }
  }

  const best: number[] = [];
  for (let passage = 0; passage < scores.length; passage += 1) {
    const score = scores[passage] ?? 0;
    if (score === 0 || (best.length === 10 && score <= (scores[best[9] ?? 0] ?? 0))) continue;

    best.push(passage);
    best.sort((left, right) => (scores[right] ?? 0) - (scores[left] ?? 0));
    best.length = Math.min(10, best.length);
  }

  return best;
}
