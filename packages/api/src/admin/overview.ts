import { Figures, GetModelHistory, GetSeries, ModelHistory, Series } from "@claw/contract";
import { plainEventsOf } from "../events-of.ts";
import { operatorProcedure, router } from "../trpc.ts";

export const overviewRouter = router({
  now: operatorProcedure.output(Figures).query(({ ctx }) => ctx.services.overview.now(ctx.actor)),

  series: operatorProcedure
    .input(GetSeries)
    .output(Series)
    .query(({ ctx, input }) => ctx.services.overview.series(ctx.actor, input)),

  models: operatorProcedure
    .input(GetModelHistory)
    .output(ModelHistory)
    .query(({ ctx, input }) => ctx.services.overview.models(ctx.actor, input)),

  onFigures: operatorProcedure
    .output(plainEventsOf<Figures>())
    .subscription(({ ctx, signal }) => ctx.services.overview.onFigures(ctx.actor, signal)),
});
