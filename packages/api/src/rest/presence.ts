import { Present } from "@claw/contract";
import { z } from "zod";
import { endpoint } from "./endpoint.ts";
import { router, signedInProcedure } from "./procedures.ts";

const ActiveUsers = z
  .object({ total: z.number().int(), user_ids: z.array(Present.shape.userId) })
  .meta({ id: "ActiveUsers" });

export const presenceRoutes = router({
  activeUsers: signedInProcedure
    .meta(
      endpoint("GET", "/ws/active_users", {
        summary: "Who of one's organization is connected",
        description: "Also those who are away.",
        tag: "presence",
      }),
    )
    .output(ActiveUsers)
    .query(async ({ ctx }) => {
      const { total, items } = await ctx.app.presence.active();

      return { total, user_ids: items.map(({ userId }) => userId) };
    }),
});
