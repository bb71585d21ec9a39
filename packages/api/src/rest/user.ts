import { SearchPeople, UpdateUser, UserRef } from "@claw/contract";
import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { orAbsent, paging } from "./primitives.ts";
import { router, signedInProcedure } from "./procedures.ts";
import { presentUser, presentUserStats, RestUser, RestUserStats } from "./user-shape.ts";

const fields = UpdateUser.shape;

const UpdateMeBody = z.object({
  name: fields.name.nullable(),
  phone: fields.phone,
  company: fields.company,
});

const UserList = z.object({ total: z.number().int(), items: z.array(RestUser) }).meta({ id: "UserList" });

export const userRoutes = router({
  list: signedInProcedure
    .meta(
      endpoint("GET", "/users", {
        summary: "Everybody (operators)",
        description: "The oldest account first. `query` is a part of a name, an e-mail address or a company.",
        tag: "users",
        errors: [403],
      }),
    )
    .input(z.object({ query: SearchPeople.shape.query, ...paging }))
    .output(UserList)
    .query(async ({ ctx, input }) => {
      const { total, items } = await ctx.app.admin.users.search({
        ...input,
        sort: "createdAt",
        direction: "asc",
      });

      return { total, items: items.map(presentUser) };
    }),

  updateMe: signedInProcedure
    .meta(
      endpoint("PUT", "/users/me", {
        summary: "Change one's own account",
        description: "What is left out stays; null clears phone and company.",
        tag: "users",
      }),
    )
    .input(UpdateMeBody)
    .output(RestUser)
    .mutation(async ({ ctx, input }) =>
      presentUser(await ctx.app.user.update({ ...input, name: orAbsent(input.name) })),
    ),

  stats: signedInProcedure
    .meta(endpoint("GET", "/users/stats", { summary: "One's own totals", tag: "users" }))
    .output(RestUserStats)
    .query(async ({ ctx }) => presentUserStats(await ctx.app.user.stats())),

  get: signedInProcedure
    .meta(
      endpoint("GET", "/users/{id}", {
        summary: "One person",
        description: "Operators see everybody; for anyone else all but themselves are unknown (404).",
        tag: "users",
      }),
    )
    .input(z.object({ id: UserRef.shape.userId }))
    .output(RestUser)
    .query(async ({ ctx, input }) => presentUser(await ctx.app.user.get({ userId: input.id }))),
});
