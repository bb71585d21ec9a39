import {
  ChangePassword,
  Done,
  EndSession,
  Login,
  Logout,
  Refresh,
  Register,
  RenewSocket,
  RequestPasswordReset,
  ResetPassword,
  Session,
  SignedIn,
  User,
  VerifyEmail,
} from "@claw/contract";
import { z } from "zod";
import { deliverSession, presentedRefreshToken, requireSocket } from "./auth-transport.ts";
import { openProcedure, personProcedure, router } from "./trpc.ts";

const ok: Done = { ok: true };

export const authRouter = router({
  register: openProcedure
    .input(Register)
    .output(SignedIn)
    .mutation(async ({ ctx, input }) =>
      deliverSession(ctx, await ctx.services.auth.register(ctx.actor, input)),
    ),

  login: openProcedure
    .input(Login)
    .output(SignedIn)
    .mutation(async ({ ctx, input }) => deliverSession(ctx, await ctx.services.auth.login(ctx.actor, input))),

  refresh: openProcedure
    .input(Refresh.optional())
    .output(SignedIn)
    .mutation(async ({ ctx, input }) =>
      deliverSession(ctx, await ctx.services.auth.refresh(ctx.actor, presentedRefreshToken(ctx, input))),
    ),

  logout: openProcedure
    .input(Logout.optional())
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      const refreshToken = input?.refreshToken ?? ctx.refreshCookie?.read() ?? undefined;
      await ctx.services.auth.logout(ctx.actor, refreshToken === undefined ? {} : { refreshToken });
      ctx.refreshCookie?.clear();

      return ok;
    }),

  me: personProcedure.output(User).query(({ ctx }) => ctx.services.auth.me(ctx.actor)),

  changePassword: personProcedure
    .input(ChangePassword)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await ctx.services.auth.changePassword(ctx.actor, input);
      return ok;
    }),

  requestPasswordReset: openProcedure
    .input(RequestPasswordReset)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await ctx.services.auth.requestPasswordReset(ctx.actor, input);
      return ok;
    }),

  resetPassword: openProcedure
    .input(ResetPassword)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await ctx.services.auth.resetPassword(ctx.actor, input);
      return ok;
    }),

  requestEmailVerification: personProcedure.output(Done).mutation(async ({ ctx }) => {
    await ctx.services.auth.requestEmailVerification(ctx.actor);
    return ok;
  }),

  verifyEmail: openProcedure
    .input(VerifyEmail)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await ctx.services.auth.verifyEmail(ctx.actor, input);
      return ok;
    }),

  sessions: personProcedure
    .output(z.array(Session))
    .query(({ ctx }) => ctx.services.auth.sessions(ctx.actor)),

  endSession: personProcedure
    .input(EndSession)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await ctx.services.auth.endSession(ctx.actor, input);
      return ok;
    }),

  endOtherSessions: personProcedure.output(Done).mutation(async ({ ctx }) => {
    await ctx.services.auth.endOtherSessions(ctx.actor);
    return ok;
  }),

  /** Over a WebSocket only: a newer access token for the same person, before the old one expires. */
  renewSocket: personProcedure
    .input(RenewSocket)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await requireSocket(ctx).renew(input.accessToken);
      return ok;
    }),
});
