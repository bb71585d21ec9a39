import { Document, GroundedAnswer, Hit, KnowledgeBase } from "@claw/contract";
import { z } from "zod";
import { Cost, costOf } from "./primitives.ts";

const fields = KnowledgeBase.shape;

export const RestKnowledgeBase = z
  .object({
    id: fields.id,
    name: fields.name,
    description: fields.description,
    embedding_model: fields.embeddingModel.meta({ description: "Null: searched by words alone" }),
    document_count: fields.documentCount,
    chunk_count: fields.chunkCount,
    total_size: fields.totalSize.meta({ description: "Bytes" }),
    created_at: fields.createdAt,
    updated_at: fields.updatedAt,
  })
  .meta({ id: "KnowledgeBase" });

export function presentKnowledgeBase(base: KnowledgeBase): z.infer<typeof RestKnowledgeBase> {
  return {
    id: base.id,
    name: base.name,
    description: base.description,
    embedding_model: base.embeddingModel,
    document_count: base.documentCount,
    chunk_count: base.chunkCount,
    total_size: base.totalSize,
    created_at: base.createdAt,
    updated_at: base.updatedAt,
  };
}

const parts = Document.shape;

export const RestDocument = z
  .object({
    id: parts.id,
    knowledge_base_id: parts.knowledgeBaseId,
    title: parts.title,
    file_type: parts.fileType,
    file_size: parts.fileSize.meta({ description: "Bytes" }),
    file_url: parts.fileUrl,
    status: parts.status,
    progress: parts.progress.meta({ description: "From 0 to 1" }),
    error_code: parts.errorCode,
    error: parts.error.meta({ description: "Why it failed; null otherwise" }),
    chunk_count: parts.chunkCount,
    version: parts.version,
    created_at: parts.createdAt,
    updated_at: parts.updatedAt,
  })
  .meta({ id: "Document" });

export function presentDocument(document: Document): z.infer<typeof RestDocument> {
  return {
    id: document.id,
    knowledge_base_id: document.knowledgeBaseId,
    title: document.title,
    file_type: document.fileType,
    file_size: document.fileSize,
    file_url: document.fileUrl,
    status: document.status,
    progress: document.progress,
    error_code: document.errorCode,
    error: document.error,
    chunk_count: document.chunkCount,
    version: document.version,
    created_at: document.createdAt,
    updated_at: document.updatedAt,
  };
}

export const RestKnowledgeBaseDetail = RestKnowledgeBase.extend({
  documents: z.array(RestDocument).meta({ description: "The newest 100" }),
}).meta({ id: "KnowledgeBaseDetail" });

const found = Hit.shape;

export const RestSource = z
  .object({
    number: z.number().int().meta({ description: "As the answer cites it: `[1]`" }),
    knowledge_base_id: found.knowledgeBaseId,
    document_id: found.documentId,
    chunk_id: found.chunkId,
    title: found.title,
    score: found.score.meta({ description: "Comparable within one answer only" }),
    content: found.content,
    page: found.page,
    start: found.start,
    end: found.end,
  })
  .meta({ id: "Source" });

export const RestGroundedAnswer = z
  .object({
    answer: z.string(),
    sources: z.array(RestSource),
    context: z.string().meta({ description: "The passages as the model was given them" }),
    tokens: z.object({ prompt: z.number().int(), completion: z.number().int(), total: z.number().int() }),
    cost: Cost,
    rag_enabled: GroundedAnswer.shape.ragEnabled.meta({
      description: "False where nothing was found and the model answered without",
    }),
  })
  .meta({ id: "GroundedAnswer" });

export function presentGroundedAnswer(answer: GroundedAnswer): z.infer<typeof RestGroundedAnswer> {
  const { promptTokens = 0, completionTokens = 0, totalTokens = 0 } = answer.usage ?? {};

  return {
    answer: answer.answer,
    sources: answer.sources.map((source) => ({
      number: source.number,
      knowledge_base_id: source.knowledgeBaseId,
      document_id: source.documentId,
      chunk_id: source.chunkId,
      title: source.title,
      score: source.score,
      content: source.content,
      page: source.page,
      start: source.start,
      end: source.end,
    })),
    context: answer.sources
      .map(({ number, title, content }) => `[${number}] ${title}\n${content}`)
      .join("\n\n"),
    tokens: { prompt: promptTokens, completion: completionTokens, total: totalTokens },
    cost: costOf(answer.cost),
    rag_enabled: answer.ragEnabled,
  };
}
