import { CreateModel, Model, SetPrice, UpdateModel } from "@claw/contract";
import { z } from "zod";
import { memberProcedure, operatorProcedure, router } from "./trpc.ts";

export const modelRouter = router({
  list: memberProcedure.output(z.array(Model)).query(({ ctx }) => ctx.services.model.list(ctx.actor)),

  create: operatorProcedure
    .input(CreateModel)
    .output(Model)
    .mutation(({ ctx, input }) => ctx.services.model.create(ctx.actor, input)),

  update: operatorProcedure
    .input(UpdateModel)
    .output(Model)
    .mutation(({ ctx, input }) => ctx.services.model.update(ctx.actor, input)),

  setPrice: operatorProcedure
    .input(SetPrice)
    .output(Model)
    .mutation(({ ctx, input }) => ctx.services.model.setPrice(ctx.actor, input)),
});
