import {
  AccessRule,
  AccessRulePage,
  AccessRuleRef,
  AddAccessRule,
  ClearLimit,
  Done,
  LimitedPage,
  ListAccessRules,
  ListLimited,
} from "@claw/contract";
import { operatorProcedure, router } from "../trpc.ts";

const ok: Done = { ok: true };

export const limitsRouter = router({
  limited: operatorProcedure
    .input(ListLimited.optional())
    .output(LimitedPage)
    .query(({ ctx, input }) => ctx.services.door.limited(ctx.actor, input ?? ListLimited.parse({}))),

  clear: operatorProcedure
    .input(ClearLimit)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await ctx.services.door.clearLimit(ctx.actor, input);
      return ok;
    }),

  rules: operatorProcedure
    .input(ListAccessRules.optional())
    .output(AccessRulePage)
    .query(({ ctx, input }) => ctx.services.door.rules(ctx.actor, input ?? ListAccessRules.parse({}))),

  addRule: operatorProcedure
    .input(AddAccessRule)
    .output(AccessRule)
    .mutation(({ ctx, input }) => ctx.services.door.addRule(ctx.actor, input)),

  removeRule: operatorProcedure
    .input(AccessRuleRef)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await ctx.services.door.removeRule(ctx.actor, input);
      return ok;
    }),
});
