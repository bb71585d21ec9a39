import type { KnowledgeService } from "@claw/contract";
import { addText } from "./add-text.ts";
import { cancelDocument } from "./cancel-document.ts";
import { createBase } from "./create-base.ts";
import { deleteBase } from "./delete-base.ts";
import { deleteDocument } from "./delete-document.ts";
import type { KnowledgeParts } from "./deps.ts";
import { getBase } from "./get-base.ts";
import { getDocument } from "./get-document.ts";
import { countBases, listBases } from "./list-bases.ts";
import { getChunk, listChunks } from "./list-chunks.ts";
import { countDocuments, listDocuments } from "./list-documents.ts";
import { getQuota } from "./quotas.ts";
import { reindexDocument } from "./reindex-document.ts";
import { answerQuestion } from "./retrieval/answer-question.ts";
import { getTrace } from "./retrieval/get-trace.ts";
import { searchKnowledge } from "./retrieval/search-knowledge.ts";
import { retryDocument } from "./retry-document.ts";
import { updateBase } from "./update-base.ts";
import { uploadFile } from "./upload-file.ts";
import { watchProgress } from "./watch-progress.ts";

export function createKnowledgeService(parts: KnowledgeParts): KnowledgeService {
  const { embedders } = parts;

  return {
    create: (actor, input) => createBase(parts, actor, input),
    list: (actor, input) => listBases(parts, actor, input),
    count: (actor) => countBases(parts, actor),
    get: (actor, input) => getBase(parts, actor, input),
    update: (actor, input) => updateBase(parts, actor, input),
    delete: (actor, input) => deleteBase(parts, actor, input),
    addText: (actor, input) => addText(parts, actor, input),
    upload: (actor, input) => uploadFile(parts, actor, input),
    documents: (actor, input) => listDocuments(parts, actor, input),
    countDocuments: (actor, input) => countDocuments(parts, actor, input),
    getDocument: (actor, input) => getDocument(parts, actor, input),
    deleteDocument: (actor, input) => deleteDocument(parts, actor, input),
    retryDocument: (actor, input) => retryDocument(parts, actor, input),
    cancelDocument: (actor, input) => cancelDocument(parts, actor, input),
    reindexDocument: (actor, input) => reindexDocument(parts, actor, input),
    chunks: (actor, input) => listChunks(parts, actor, input),
    getChunk: (actor, input) => getChunk(parts, actor, input),
    onProgress: (actor, input, signal) => watchProgress(parts, actor, input, signal),
    search: (actor, input, signal) => searchKnowledge(parts, actor, input, signal),
    answer: (actor, input, signal) => answerQuestion(parts, actor, input, signal),
    trace: (actor, input) => getTrace(parts, actor, input),
    quota: (actor) => getQuota(parts, actor),
    embeddingModels: async () => ({ default: embedders.defaultModel, models: [...embedders.models] }),
  };
}
