/** What measures the lexical index needs of it. */
export { normalizeText } from "../text/normalize-text.ts";
export { listEntries } from "./block-format.ts";
export { type ByteReader, readVarint } from "./byte-reader.ts";
export { compactBase, needsCompaction } from "./compact-base.ts";
export { createLexicalIndex, type LexicalOptions, type OpenLexicalIndex } from "./create-lexical-index.ts";
export { type EncodedSegment, encodeSegment } from "./encode-segment.ts";
export type {
  LexicalIndex,
  LexicalMatch,
  LexicalResult,
  SearchedBase,
  SearchedTerm,
} from "./lexical-index.ts";
export { type QueryTerms, readQuery } from "./query-terms.ts";
export { type NewSegment, type SqlClient, storeBlocks, storeSegment } from "./store-segment.ts";
export { bucketOf, hashTerm } from "./term-hash.ts";
