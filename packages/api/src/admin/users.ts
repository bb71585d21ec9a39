import {
  Done,
  PeoplePage,
  Person,
  PersonDetail,
  PersonRef,
  PersonUsage,
  SearchPeople,
  SetPersonTier,
  SetPersonVerified,
} from "@claw/contract";
import { operatorProcedure, router } from "../trpc.ts";

const ok: Done = { ok: true };

export const usersRouter = router({
  search: operatorProcedure
    .input(SearchPeople.optional())
    .output(PeoplePage)
    .query(({ ctx, input }) => ctx.services.people.search(ctx.actor, input ?? SearchPeople.parse({}))),

  get: operatorProcedure
    .input(PersonRef)
    .output(PersonDetail)
    .query(({ ctx, input }) => ctx.services.people.get(ctx.actor, input)),

  usage: operatorProcedure
    .input(PersonRef)
    .output(PersonUsage)
    .query(({ ctx, input }) => ctx.services.people.usage(ctx.actor, input)),

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
