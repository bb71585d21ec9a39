import { ListPresets, Preset, ResetPreset, SetPreset } from "@claw/contract";
import { z } from "zod";
import { memberProcedure, router } from "./trpc.ts";

export const presetRouter = router({
  list: memberProcedure
    .input(ListPresets.optional())
    .output(z.array(Preset))
    .query(({ ctx, input }) => ctx.services.preset.list(ctx.actor, input ?? {})),

  set: memberProcedure
    .input(SetPreset)
    .output(Preset)
    .mutation(({ ctx, input }) => ctx.services.preset.set(ctx.actor, input)),

  reset: memberProcedure
    .input(ResetPreset)
    .output(Preset)
    .mutation(({ ctx, input }) => ctx.services.preset.reset(ctx.actor, input)),
});
