import { Done, ListTasks, ServerProcess, TaskPage, TaskRef } from "@claw/contract";
import { z } from "zod";
import { operatorProcedure, router } from "../trpc.ts";

const ok: Done = { ok: true };

export const jobsRouter = router({
  processes: operatorProcedure
    .output(z.array(ServerProcess))
    .query(({ ctx }) => ctx.services.jobs.processes(ctx.actor)),

  tasks: operatorProcedure
    .input(ListTasks.optional())
    .output(TaskPage)
    .query(({ ctx, input }) => ctx.services.jobs.tasks(ctx.actor, input ?? ListTasks.parse({}))),

  retry: operatorProcedure
    .input(TaskRef)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await ctx.services.jobs.retry(ctx.actor, input);
      return ok;
    }),

  cancel: operatorProcedure
    .input(TaskRef)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await ctx.services.jobs.cancel(ctx.actor, input);
      return ok;
    }),
});
