import {
  RollbackSetting,
  SetSetting,
  Setting,
  SettingHistory,
  SettingRef,
  SettingsFile,
  SettingVersionPage,
} from "@claw/contract";
import { z } from "zod";
import { operatorProcedure, router } from "../trpc.ts";

export const settingsRouter = router({
  list: operatorProcedure.output(z.array(Setting)).query(({ ctx }) => ctx.services.settings.list(ctx.actor)),

  set: operatorProcedure
    .input(SetSetting)
    .output(Setting)
    .mutation(({ ctx, input }) => ctx.services.settings.set(ctx.actor, input)),

  reset: operatorProcedure
    .input(SettingRef)
    .output(Setting)
    .mutation(({ ctx, input }) => ctx.services.settings.reset(ctx.actor, input)),

  history: operatorProcedure
    .input(SettingHistory)
    .output(SettingVersionPage)
    .query(({ ctx, input }) => ctx.services.settings.history(ctx.actor, input)),

  rollback: operatorProcedure
    .input(RollbackSetting)
    .output(Setting)
    .mutation(({ ctx, input }) => ctx.services.settings.rollback(ctx.actor, input)),

  export: operatorProcedure.output(SettingsFile).query(({ ctx }) => ctx.services.settings.export(ctx.actor)),

  import: operatorProcedure
    .input(SettingsFile)
    .output(z.array(Setting))
    .mutation(({ ctx, input }) => ctx.services.settings.import(ctx.actor, input)),
});
