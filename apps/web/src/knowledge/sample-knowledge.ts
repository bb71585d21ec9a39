import type { Document, KnowledgeBase } from "@claw/contract";

const instant = "2026-01-01T00:00:00.000Z";

/** A document as tests need one, with what matters to the test in place of the rest. */
export function sampleDocument(change: Partial<Document> = {}): Document {
  return {
    id: "d",
    knowledgeBaseId: "b",
    title: "d",
    fileType: "txt",
    fileSize: 1,
    fileUrl: null,
    status: "ready",
    stage: null,
    progress: 1,
    errorCode: null,
    error: null,
    chunkCount: 1,
    pageCount: null,
    version: 1,
    isSearchable: true,
    createdAt: instant,
    updatedAt: instant,
    ...change,
  };
}

/** As {@link sampleDocument}, for a base. */
export function sampleBase(change: Partial<KnowledgeBase> = {}): KnowledgeBase {
  return {
    id: "b",
    name: "b",
    description: null,
    embeddingModel: null,
    embedding: null,
    documentCount: 0,
    chunkCount: 0,
    totalSize: 0,
    createdAt: instant,
    updatedAt: instant,
    ...change,
  };
}
