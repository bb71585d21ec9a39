import {
  AuditFile,
  AuditPage,
  AuditReport,
  Done,
  ExportAudit,
  ListAudit,
  PeoplePage,
  Person,
  PersonDetail,
  PersonRef,
  RollbackSetting,
  SearchPeople,
  SetPersonTier,
  SetPersonVerified,
  SetSetting,
  Setting,
  SettingHistory,
  SettingRef,
  SettingsFile,
  SettingVersionPage,
} from "@claw/contract";
import { z } from "zod";
import { operatorProcedure, router } from "./trpc.ts";

const auditRouter = router({
  list: operatorProcedure
    .input(ListAudit.optional())
    .output(AuditPage)
    .query(({ ctx, input }) => ctx.services.audit.list(ctx.actor, input ?? ListAudit.parse({}))),

  export: operatorProcedure
    .input(ExportAudit.optional())
    .output(AuditFile)
    .query(({ ctx, input }) => ctx.services.audit.export(ctx.actor, input ?? {})),

  verify: operatorProcedure.output(AuditReport).query(({ ctx }) => ctx.services.audit.verify(ctx.actor)),
});

const settingsRouter = router({
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

const ok: Done = { ok: true };

const usersRouter = router({
  search: operatorProcedure
    .input(SearchPeople.optional())
    .output(PeoplePage)
    .query(({ ctx, input }) => ctx.services.people.search(ctx.actor, input ?? SearchPeople.parse({}))),

  get: operatorProcedure
    .input(PersonRef)
    .output(PersonDetail)
    .query(({ ctx, input }) => ctx.services.people.get(ctx.actor, input)),

  setVerified: operatorProcedure
    .input(SetPersonVerified)
    .output(Person)
    .mutation(({ ctx, input }) => ctx.services.people.setVerified(ctx.actor, input)),

  setTier: operatorProcedure
    .input(SetPersonTier)
    .output(Person)
    .mutation(({ ctx, input }) => ctx.services.people.setTier(ctx.actor, input)),

  sendPasswordReset: operatorProcedure
    .input(PersonRef)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await ctx.services.people.sendPasswordReset(ctx.actor, input);
      return ok;
    }),

  endSessions: operatorProcedure
    .input(PersonRef)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await ctx.services.people.endSessions(ctx.actor, input);
      return ok;
    }),
});

/** What the operator's application asks. Operators only, all of it. */
export const adminRouter = router({ audit: auditRouter, settings: settingsRouter, users: usersRouter });
