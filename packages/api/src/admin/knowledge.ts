import {
  DocumentRef,
  Done,
  EmbedAnew,
  EmbeddedAnew,
  FailedPage,
  KnowledgeModels,
  ListFailed,
  ListOrphans,
  ListQueue,
  OrphanReport,
  QueuePage,
  RemovedOrphans,
  RemoveOrphans,
  Retried,
  RetryFailed,
  SearchBases,
  SizedBasePage,
} from "@claw/contract";
import { operatorProcedure, router } from "../trpc.ts";

const ok: Done = { ok: true };

export const knowledgeCareRouter = router({
  bases: operatorProcedure
    .input(SearchBases.optional())
    .output(SizedBasePage)
    .query(({ ctx, input }) => ctx.services.knowledgeCare.bases(ctx.actor, input ?? SearchBases.parse({}))),

  queue: operatorProcedure
    .input(ListQueue.optional())
    .output(QueuePage)
    .query(({ ctx, input }) => ctx.services.knowledgeCare.queue(ctx.actor, input ?? ListQueue.parse({}))),

  failed: operatorProcedure
    .input(ListFailed.optional())
    .output(FailedPage)
    .query(({ ctx, input }) => ctx.services.knowledgeCare.failed(ctx.actor, input ?? ListFailed.parse({}))),

  retry: operatorProcedure
    .input(DocumentRef)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await ctx.services.knowledgeCare.retry(ctx.actor, input);
      return ok;
    }),

  retryFailed: operatorProcedure
    .input(RetryFailed)
    .output(Retried)
    .mutation(({ ctx, input }) => ctx.services.knowledgeCare.retryFailed(ctx.actor, input)),

  cancel: operatorProcedure
    .input(DocumentRef)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await ctx.services.knowledgeCare.cancel(ctx.actor, input);
      return ok;
    }),

  models: operatorProcedure
    .output(KnowledgeModels)
    .query(({ ctx }) => ctx.services.knowledgeCare.models(ctx.actor)),

  embedAnew: operatorProcedure
    .input(EmbedAnew)
    .output(EmbeddedAnew)
    .mutation(({ ctx, input }) => ctx.services.knowledgeCare.embedAnew(ctx.actor, input)),

  orphans: operatorProcedure
    .input(ListOrphans.optional())
    .output(OrphanReport)
    .query(({ ctx, input }) => ctx.services.knowledgeCare.orphans(ctx.actor, input ?? ListOrphans.parse({}))),

  findOrphans: operatorProcedure.output(Done).mutation(async ({ ctx }) => {
    await ctx.services.knowledgeCare.findOrphans(ctx.actor);
    return ok;
  }),

  removeOrphans: operatorProcedure
    .input(RemoveOrphans)
    .output(RemovedOrphans)
    .mutation(({ ctx, input }) => ctx.services.knowledgeCare.removeOrphans(ctx.actor, input)),
});
