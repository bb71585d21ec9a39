import {
  DeleteAccount,
  Done,
  ExportTicket,
  ListUsers,
  OwnDisclosure,
  SetUserActive,
  SetUserRole,
  UpdateUser,
  User,
  UserPage,
  UserRef,
  UserStats,
} from "@claw/contract";
import { z } from "zod";
import { memberProcedure, operatorProcedure, personProcedure, router } from "./trpc.ts";

export const userRouter = router({
  update: personProcedure
    .input(UpdateUser)
    .output(User)
    .mutation(({ ctx, input }) => ctx.services.user.update(ctx.actor, input)),

  /** An address to save everything of one's own from. */
  exportData: personProcedure
    .output(ExportTicket)
    .mutation(({ ctx }) => ctx.services.archive.exportData(ctx.actor)),

  /** Which operators may read, or have read, one's own conversations. */
  disclosures: personProcedure
    .output(z.array(OwnDisclosure))
    .query(({ ctx }) => ctx.services.disclosure.own(ctx.actor)),

  deleteAccount: personProcedure
    .input(DeleteAccount)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await ctx.services.user.deleteAccount(ctx.actor, input);
      ctx.refreshCookie?.clear();

      return { ok: true };
    }),

  stats: memberProcedure.output(UserStats).query(({ ctx }) => ctx.services.user.stats(ctx.actor)),

  get: personProcedure
    .input(UserRef)
    .output(User)
    .query(({ ctx, input }) => ctx.services.user.get(ctx.actor, input)),

  list: operatorProcedure
    .input(ListUsers)
    .output(UserPage)
    .query(({ ctx, input }) => ctx.services.user.list(ctx.actor, input)),

  setRole: operatorProcedure
    .input(SetUserRole)
    .output(User)
    .mutation(({ ctx, input }) => ctx.services.user.setRole(ctx.actor, input)),

  setActive: operatorProcedure
    .input(SetUserActive)
    .output(User)
    .mutation(({ ctx, input }) => ctx.services.user.setActive(ctx.actor, input)),
});
