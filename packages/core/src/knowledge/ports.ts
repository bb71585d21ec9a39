import type { DocumentProblem, FileType } from "@claw/contract";
import type { AdmittedCall } from "../billing/admit-call.ts";

/** The bytes of documents, by key. Keys are ours: `<organization>/<document>/<version>`. */
export interface BlobStore {
  /** Whole or not at all, also where the process dies meanwhile. Replaces what is there. UNAVAILABLE. */
  put(key: string, bytes: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<void>;
  /** Throws a BlobMissing where there is nothing. */
  open(key: string, signal?: AbortSignal): AsyncIterable<Uint8Array>;
  /** Nothing there is no error. */
  delete(key: string): Promise<void>;
  /** All keys that begin with a prefix, in no order. */
  list(prefix: string): AsyncIterable<string>;
}

export class BlobMissing extends Error {
  override readonly name = "BlobMissing";

  constructor(key: string, options?: ErrorOptions) {
    super(`there is nothing stored as ${key}`, options);
  }
}

export type BlockKind = "heading" | "paragraph" | "list" | "code" | "table" | "row";

/** A part of a document's text, in order and without overlap. Spans are UTF-16 offsets into the text. */
export type Block = {
  kind: BlockKind;
  start: number;
  end: number;
  /** From 1; null for formats without pages. */
  page: number | null;
  /** Of a heading: 1 to 6; 0 otherwise. */
  level: number;
  /** Of a row: the span of its table's header, which is repeated with each passage of the table. */
  header: { start: number; end: number } | null;
};

/** What was read from a file. The text is well-formed and without U+0000. */
export type ReadText = { fileType: FileType; text: string; blocks: Block[]; pageCount: number | null };

/** A passage before it has an id. */
export type DraftChunk = {
  ordinal: number;
  start: number;
  end: number;
  page: number | null;
  headings: string;
  /** The header of a table may stand before its rows here, so that the content is longer than its span. */
  content: string;
  /** SHA-256 of headings and content. */
  contentHash: Uint8Array;
  /** See the lexical index's forward form. */
  unigrams: Uint8Array;
};

/** A lexical segment's head; its blocks follow. */
export type SegmentHead = {
  chunkCount: number;
  totalLength: number;
  bucketCount: number;
  /** 16 bits each, little endian, by ordinal. */
  lengths: Uint8Array;
};
export type SegmentBlock = { bucket: number; data: Uint8Array };

/** In this order, each large thing in parts, so that nobody's event loop is held. */
export type ReadEvent =
  | { type: "progress"; stage: "reading" | "indexing"; done: number; total: number }
  | { type: "text"; read: ReadText }
  | { type: "chunks"; chunks: DraftChunk[] }
  | { type: "segment"; head: SegmentHead }
  | { type: "blocks"; blocks: SegmentBlock[] };

export type FileToRead = {
  /** Indexed with each passage. */
  title: string;
  /** Says the format where the content does not: md from txt. */
  fileName: string;
  bytes: AsyncIterable<Uint8Array>;
};

/** Reads a file, cuts it into passages and indexes these, apart from this process, within limits of time and memory. */
export interface DocumentReader {
  /** Throws a ReadingFailed for what is wrong with the document; ends within 1 s of an abort. */
  read(file: FileToRead, signal: AbortSignal): AsyncIterable<ReadEvent>;
}

/** A document that cannot be taken in, and why. */
export class ReadingFailed extends Error {
  override readonly name = "ReadingFailed";
  readonly problem: DocumentProblem;

  /** @param message in English, and something a person can act on */
  constructor(problem: DocumentProblem, message: string, options?: ErrorOptions) {
    super(message, options);
    this.problem = problem;
  }
}

export type Embedded = {
  /** In the order of the texts, each of length 1. */
  vectors: Float32Array[];
  /** As reported; null where the provider did not say. */
  tokens: number | null;
};

/** A model that turns texts into vectors. */
export interface Embedder {
  /** As the provider calls it, and as a base remembers it. */
  readonly model: string;
  /** Of its catalog entry, for prices. */
  readonly provider: string;
  /** The most texts in one request. */
  readonly batchSize: number;
  /** Throws a DomainError (PROVIDER_FAILED, PROVIDER_TIMEOUT, PROVIDER_REJECTED_KEY, RATE_LIMITED). */
  embed(call: AdmittedCall, texts: readonly string[], signal: AbortSignal): Promise<Embedded>;
}

/** The models of one kind at the connected providers, as it is now: operators change it while the server runs. */
export interface ReadingModels<Model> {
  /** What is used where nothing else was chosen: one of `models`, or none. */
  readonly defaultModel: string | null;
  /** Those that may be chosen. */
  readonly models: readonly string[];
  /** Also one that is not offered any more, as far as its provider serves it. */
  find(model: string): Model | null;
}

export type Embedders = ReadingModels<Embedder>;

export type VectorMatch = { chunkId: string; score: number };

/** Vectors outside PostgreSQL, for very large bases; a namespace is an embedding index. It may be late and it may fail. */
export interface VectorIndex {
  readonly name: "pinecone";
  upsert(
    namespace: string,
    vectors: readonly { chunkId: string; vector: Float32Array }[],
    signal: AbortSignal,
  ): Promise<void>;
  query(namespace: string, vector: Float32Array, limit: number, signal: AbortSignal): Promise<VectorMatch[]>;
  /** Those that it does not have are no error. */
  remove(namespace: string, chunkIds: readonly string[]): Promise<void>;
  removeAll(namespace: string): Promise<void>;
  /** The ids that it holds, ascending and in pages, for the reconciler. */
  list(namespace: string): AsyncIterable<readonly string[]>;
}

export type Reranked = {
  /** For each passage, in their order; higher is better. */
  scores: number[];
  /** As reported; null where the provider did not say. */
  tokens: number | null;
};

/** Orders passages by how well they answer a question. */
export interface Reranker {
  /** As the provider calls it. */
  readonly model: string;
  /** Of its catalog entry, for prices. */
  readonly provider: string;
  /** Throws a DomainError as an embedder does. */
  rerank(
    call: AdmittedCall,
    question: string,
    passages: readonly string[],
    signal: AbortSignal,
  ): Promise<Reranked>;
}

export type Rerankers = ReadingModels<Reranker>;
