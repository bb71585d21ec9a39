import {
  AddText,
  AnswerQuestion,
  Chunk,
  ChunkList,
  ChunkRef,
  CountDocuments,
  CreateKnowledgeBase,
  Document,
  DocumentDetail,
  DocumentPage,
  DocumentRef,
  Done,
  EmbeddingModels,
  GroundedAnswer,
  KnowledgeBase,
  KnowledgeBasePage,
  KnowledgeBaseRef,
  type KnowledgeEvent,
  KnowledgeQuota,
  ListChunks,
  ListDocuments,
  ListKnowledgeBases,
  MessageRef,
  RetrievalTrace,
  SearchKnowledge,
  SearchResult,
  UpdateKnowledgeBase,
  WatchProgress,
} from "@claw/contract";
import { z } from "zod";
import { eventsOf } from "./events-of.ts";
import { trackEvents } from "./track-events.ts";
import { askingProcedure, memberProcedure, router } from "./trpc.ts";
import { UploadForm } from "./upload-form.ts";

const Count = z.number().int();

export const knowledgeRouter = router({
  create: memberProcedure
    .input(CreateKnowledgeBase)
    .output(KnowledgeBase)
    .mutation(({ ctx, input }) => ctx.services.knowledge.create(ctx.actor, input)),

  list: memberProcedure
    .input(ListKnowledgeBases.optional())
    .output(KnowledgeBasePage)
    .query(({ ctx, input }) => ctx.services.knowledge.list(ctx.actor, input ?? ListKnowledgeBases.parse({}))),

  count: memberProcedure.output(Count).query(({ ctx }) => ctx.services.knowledge.count(ctx.actor)),

  get: memberProcedure
    .input(KnowledgeBaseRef)
    .output(KnowledgeBase)
    .query(({ ctx, input }) => ctx.services.knowledge.get(ctx.actor, input)),

  update: memberProcedure
    .input(UpdateKnowledgeBase)
    .output(KnowledgeBase)
    .mutation(({ ctx, input }) => ctx.services.knowledge.update(ctx.actor, input)),

  delete: memberProcedure
    .input(KnowledgeBaseRef)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await ctx.services.knowledge.delete(ctx.actor, input);
      return { ok: true };
    }),

  addText: memberProcedure
    .input(AddText)
    .output(Document)
    .mutation(({ ctx, input }) => ctx.services.knowledge.addText(ctx.actor, input)),

  /** Takes FormData, and over HTTP only. */
  upload: memberProcedure
    .input(UploadForm)
    .output(Document)
    .mutation(({ ctx, input }) => ctx.services.knowledge.upload(ctx.actor, input)),

  documents: memberProcedure
    .input(ListDocuments)
    .output(DocumentPage)
    .query(({ ctx, input }) => ctx.services.knowledge.documents(ctx.actor, input)),

  countDocuments: memberProcedure
    .input(CountDocuments)
    .output(Count)
    .query(({ ctx, input }) => ctx.services.knowledge.countDocuments(ctx.actor, input)),

  getDocument: memberProcedure
    .input(DocumentRef)
    .output(DocumentDetail)
    .query(({ ctx, input }) => ctx.services.knowledge.getDocument(ctx.actor, input)),

  deleteDocument: memberProcedure
    .input(DocumentRef)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await ctx.services.knowledge.deleteDocument(ctx.actor, input);
      return { ok: true };
    }),

  retryDocument: memberProcedure
    .input(DocumentRef)
    .output(Document)
    .mutation(({ ctx, input }) => ctx.services.knowledge.retryDocument(ctx.actor, input)),

  cancelDocument: memberProcedure
    .input(DocumentRef)
    .output(Document)
    .mutation(({ ctx, input }) => ctx.services.knowledge.cancelDocument(ctx.actor, input)),

  reindexDocument: memberProcedure
    .input(DocumentRef)
    .output(Document)
    .mutation(({ ctx, input }) => ctx.services.knowledge.reindexDocument(ctx.actor, input)),

  chunks: memberProcedure
    .input(ListChunks)
    .output(ChunkList)
    .query(({ ctx, input }) => ctx.services.knowledge.chunks(ctx.actor, input)),

  getChunk: memberProcedure
    .input(ChunkRef)
    .output(Chunk)
    .query(({ ctx, input }) => ctx.services.knowledge.getChunk(ctx.actor, input)),

  onProgress: memberProcedure
    .input(WatchProgress.optional())
    .output(eventsOf<KnowledgeEvent>())
    .subscription(({ ctx, input, signal }) =>
      trackEvents(ctx.services.knowledge.onProgress(ctx.actor, input ?? {}, signal)),
    ),

  search: memberProcedure
    .input(SearchKnowledge)
    .output(SearchResult)
    .query(({ ctx, input, signal }) => ctx.services.knowledge.search(ctx.actor, input, signal)),

  answer: askingProcedure
    .input(AnswerQuestion)
    .output(GroundedAnswer)
    .mutation(({ ctx, input, signal }) => ctx.services.knowledge.answer(ctx.actor, input, signal)),

  trace: memberProcedure
    .input(MessageRef)
    .output(RetrievalTrace)
    .query(({ ctx, input }) => ctx.services.knowledge.trace(ctx.actor, input)),

  quota: memberProcedure.output(KnowledgeQuota).query(({ ctx }) => ctx.services.knowledge.quota(ctx.actor)),

  embeddingModels: memberProcedure
    .output(EmbeddingModels)
    .query(({ ctx }) => ctx.services.knowledge.embeddingModels(ctx.actor)),
});
