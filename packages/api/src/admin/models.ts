import {
  AddModels,
  CatalogModel,
  ModelRef,
  PreviewPrice,
  PricePreview,
  PriceRef,
  PriceVersion,
  SetPrice,
  UpdateModel,
} from "@claw/contract";
import { z } from "zod";
import { operatorProcedure, router } from "../trpc.ts";

export const modelsRouter = router({
  list: operatorProcedure
    .output(z.array(CatalogModel))
    .query(({ ctx }) => ctx.services.catalog.list(ctx.actor)),

  create: operatorProcedure
    .input(AddModels)
    .output(z.array(CatalogModel))
    .mutation(({ ctx, input }) => ctx.services.catalog.add(ctx.actor, input)),

  update: operatorProcedure
    .input(UpdateModel)
    .output(CatalogModel)
    .mutation(({ ctx, input }) => ctx.services.catalog.update(ctx.actor, input)),

  setPrice: operatorProcedure
    .input(SetPrice)
    .output(CatalogModel)
    .mutation(({ ctx, input }) => ctx.services.catalog.setPrice(ctx.actor, input)),

  prices: operatorProcedure
    .input(ModelRef)
    .output(z.array(PriceVersion))
    .query(({ ctx, input }) => ctx.services.catalog.prices(ctx.actor, input)),

  withdrawPrice: operatorProcedure
    .input(PriceRef)
    .output(CatalogModel)
    .mutation(({ ctx, input }) => ctx.services.catalog.withdrawPrice(ctx.actor, input)),

  previewPrice: operatorProcedure
    .input(PreviewPrice)
    .output(PricePreview)
    .query(({ ctx, input }) => ctx.services.catalog.previewPrice(ctx.actor, input)),
});
