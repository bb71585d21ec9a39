import { Login, RefreshToken, Register } from "@claw/contract";
import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { orAbsent } from "./primitives.ts";
import { openProcedure, router, signedInProcedure } from "./procedures.ts";
import { presentTokens, Tokens } from "./tokens-shape.ts";
import { presentUser, RestUser } from "./user-shape.ts";

const fields = Register.shape;

const RegisterBody = z.object({
  email: fields.email,
  password: fields.password,
  name: fields.name.nullable(),
  phone: fields.phone.nullable(),
  company: fields.company.nullable(),
});

const Registered = z
  .object({ success: z.literal(true), message: z.string(), data: z.object({ user_id: z.uuid() }) })
  .meta({ id: "Registered" });

const RefreshBody = z.object({ refresh_token: RefreshToken.min(1) });

export const authRoutes = router({
  register: openProcedure
    .meta(
      endpoint("POST", "/auth/register", {
        summary: "Open an account",
        tag: "auth",
        success: 201,
        open: true,
        errors: [409],
      }),
    )
    .input(RegisterBody)
    .output(Registered)
    .mutation(async ({ ctx, input }) => {
      const { user } = await ctx.app.auth.register({
        email: input.email,
        password: input.password,
        name: orAbsent(input.name),
        phone: orAbsent(input.phone),
        company: orAbsent(input.company),
      });

      return { success: true, message: "注册成功", data: { user_id: user.id } };
    }),

  login: openProcedure
    .meta(
      endpoint("POST", "/auth/login", {
        summary: "Sign in",
        description:
          "401 alike for an unknown address and a wrong password; 403 for an account that is disabled.",
        tag: "auth",
        open: true,
        errors: [401, 403],
      }),
    )
    .input(Login)
    .output(Tokens)
    .mutation(async ({ ctx, input }) => presentTokens(await ctx.app.auth.login(input))),

  refresh: openProcedure
    .meta(
      endpoint("POST", "/auth/refresh", {
        summary: "Exchange a refresh token",
        description: "Each refresh token works once; the answer holds its successor.",
        tag: "auth",
        open: true,
        errors: [401],
      }),
    )
    .input(RefreshBody)
    .output(Tokens)
    .mutation(async ({ ctx, input }) =>
      presentTokens(await ctx.app.auth.refresh({ refreshToken: input.refresh_token })),
    ),

  me: signedInProcedure
    .meta(endpoint("GET", "/auth/me", { summary: "Who is signed in", tag: "auth" }))
    .output(RestUser)
    .query(async ({ ctx }) => presentUser(await ctx.app.auth.me())),
});
