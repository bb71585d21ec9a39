import { CreatePrompt, Done, ListPrompts, Prompt, PromptPage, PromptRef, UpdatePrompt } from "@claw/contract";
import { memberProcedure, router } from "./trpc.ts";

export const promptRouter = router({
  list: memberProcedure
    .input(ListPrompts.optional())
    .output(PromptPage)
    .query(({ ctx, input }) => ctx.services.prompt.list(ctx.actor, input ?? ListPrompts.parse({}))),

  create: memberProcedure
    .input(CreatePrompt)
    .output(Prompt)
    .mutation(({ ctx, input }) => ctx.services.prompt.create(ctx.actor, input)),

  update: memberProcedure
    .input(UpdatePrompt)
    .output(Prompt)
    .mutation(({ ctx, input }) => ctx.services.prompt.update(ctx.actor, input)),

  delete: memberProcedure
    .input(PromptRef)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await ctx.services.prompt.delete(ctx.actor, input);
      return { ok: true };
    }),
});
