import {
  CreateProvider,
  Done,
  FoundModels,
  OrderProviders,
  Provider,
  ProviderHealth,
  ProviderHealthQuery,
  ProviderRef,
  ProviderTest,
  TestProvider,
  UpdateProvider,
} from "@claw/contract";
import { z } from "zod";
import { operatorProcedure, router } from "../trpc.ts";

const ok: Done = { ok: true };

export const providersRouter = router({
  list: operatorProcedure.output(z.array(Provider)).query(({ ctx }) => ctx.services.provider.list(ctx.actor)),

  create: operatorProcedure
    .input(CreateProvider)
    .output(Provider)
    .mutation(({ ctx, input }) => ctx.services.provider.create(ctx.actor, input)),

  update: operatorProcedure
    .input(UpdateProvider)
    .output(Provider)
    .mutation(({ ctx, input }) => ctx.services.provider.update(ctx.actor, input)),

  order: operatorProcedure
    .input(OrderProviders)
    .output(z.array(Provider))
    .mutation(({ ctx, input }) => ctx.services.provider.order(ctx.actor, input)),

  delete: operatorProcedure
    .input(ProviderRef)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await ctx.services.provider.delete(ctx.actor, input);
      return ok;
    }),

  // A mutation, since it sends requests elsewhere, and a key that is tried out belongs in no address.
  test: operatorProcedure
    .input(TestProvider)
    .output(ProviderTest)
    .mutation(({ ctx, input }) => ctx.services.provider.test(ctx.actor, input)),

  fetchModels: operatorProcedure
    .input(ProviderRef)
    .output(FoundModels)
    .mutation(({ ctx, input }) => ctx.services.provider.fetchModels(ctx.actor, input)),

  health: operatorProcedure
    .input(ProviderHealthQuery.optional())
    .output(z.array(ProviderHealth))
    .query(({ ctx, input }) =>
      ctx.services.provider.health(ctx.actor, input ?? ProviderHealthQuery.parse({})),
    ),
});
