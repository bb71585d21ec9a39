import { AnswerQuestion, CreateKnowledgeBase, KnowledgeBaseRef, UpdateKnowledgeBase } from "@claw/contract";
import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import {
  presentDocument,
  presentGroundedAnswer,
  presentKnowledgeBase,
  RestGroundedAnswer,
  RestKnowledgeBase,
  RestKnowledgeBaseDetail,
} from "./knowledge-shape.ts";
import { orAbsent, paging, total } from "./primitives.ts";
import { router, signedInProcedure } from "./procedures.ts";

const id = KnowledgeBaseRef.shape.knowledgeBaseId;
const created = CreateKnowledgeBase.shape;
const changed = UpdateKnowledgeBase.shape;
const asked = AnswerQuestion.shape;

const KnowledgeBaseList = z
  .object({ total, items: z.array(RestKnowledgeBase) })
  .meta({ id: "KnowledgeBaseList" });

const Question = z.object({ question: asked.question, top_k: z.number().int().min(1).max(20).default(5) });

export const knowledgeRoutes = router({
  create: signedInProcedure
    .meta(
      endpoint("POST", "/knowledge", {
        summary: "Make a knowledge base",
        description: "Without `embedding_model`, or with null: the installation's own, if it has one.",
        tag: "knowledge",
        success: 201,
      }),
    )
    .input(
      z.object({
        name: created.name,
        description: created.description,
        embedding_model: created.embeddingModel,
      }),
    )
    .output(RestKnowledgeBase)
    .mutation(async ({ ctx, input }) =>
      presentKnowledgeBase(
        await ctx.app.knowledge.create({
          name: input.name,
          description: input.description,
          embeddingModel: orAbsent(input.embedding_model),
        }),
      ),
    ),

  list: signedInProcedure
    .meta(endpoint("GET", "/knowledge", { summary: "One's own knowledge bases", tag: "knowledge" }))
    .input(z.object(paging))
    .output(KnowledgeBaseList)
    .query(async ({ ctx, input }) => {
      const [{ items }, total] = await Promise.all([
        ctx.app.knowledge.list(input),
        ctx.app.knowledge.count(),
      ]);

      return { total, items: items.map(presentKnowledgeBase) };
    }),

  get: signedInProcedure
    .meta(
      endpoint("GET", "/knowledge/{id}", {
        summary: "A knowledge base with its newest documents",
        description: "`documents` holds the newest 100; the rest is at `/knowledge/{id}/documents`.",
        tag: "knowledge",
      }),
    )
    .input(z.object({ id }))
    .output(RestKnowledgeBaseDetail)
    .query(async ({ ctx, input }) => {
      const base = { knowledgeBaseId: input.id };
      const [found, { items }] = await Promise.all([
        ctx.app.knowledge.get(base),
        ctx.app.knowledge.documents({ ...base, limit: 100 }),
      ]);

      return { ...presentKnowledgeBase(found), documents: items.map(presentDocument) };
    }),

  update: signedInProcedure
    .meta(
      endpoint("PUT", "/knowledge/{id}", {
        summary: "Change a knowledge base",
        description:
          "What is left out stays; null clears the description. Another `embedding_model` builds a second index beside the first, which is searched until the second is whole.",
        tag: "knowledge",
      }),
    )
    .input(
      z.object({
        id,
        name: changed.name.nullable(),
        description: changed.description,
        embedding_model: changed.embeddingModel,
      }),
    )
    .output(RestKnowledgeBase)
    .mutation(async ({ ctx, input }) =>
      presentKnowledgeBase(
        await ctx.app.knowledge.update({
          knowledgeBaseId: input.id,
          name: orAbsent(input.name),
          description: input.description,
          embeddingModel: orAbsent(input.embedding_model),
        }),
      ),
    ),

  delete: signedInProcedure
    .meta(
      endpoint("DELETE", "/knowledge/{id}", {
        summary: "Delete a knowledge base and everything in it",
        tag: "knowledge",
        success: 204,
      }),
    )
    .input(z.object({ id }))
    .output(z.void())
    .mutation(async ({ ctx, input }) => {
      await ctx.app.knowledge.delete({ knowledgeBaseId: input.id });
    }),

  query: signedInProcedure
    .meta(
      endpoint("POST", "/knowledge/{id}/query", {
        summary: "Ask one knowledge base",
        tag: "knowledge",
        errors: [402, 422, 502, 504],
      }),
    )
    .input(Question.extend({ id }))
    .output(RestGroundedAnswer)
    .mutation(async ({ ctx, input }) =>
      presentGroundedAnswer(
        await ctx.app.knowledge.answer({
          knowledgeBaseIds: [input.id],
          question: input.question,
          topK: input.top_k,
        }),
      ),
    ),

  queryAll: signedInProcedure
    .meta(
      endpoint("POST", "/knowledge/query", {
        summary: "Ask all of one's own knowledge bases",
        tag: "knowledge",
        errors: [402, 422, 502, 504],
      }),
    )
    .input(Question)
    .output(RestGroundedAnswer)
    .mutation(async ({ ctx, input }) =>
      presentGroundedAnswer(await ctx.app.knowledge.answer({ question: input.question, topK: input.top_k })),
    ),
});
