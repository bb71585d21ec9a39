import { ActivePeople, Done, type PresenceEvent, PresenceView, SetPresence } from "@claw/contract";
import { plainEventsOf } from "./events-of.ts";
import { memberProcedure, router } from "./trpc.ts";

export const presenceRouter = router({
  active: memberProcedure
    .input(PresenceView.optional())
    .output(ActivePeople)
    .query(({ ctx, input }) => ctx.services.presence.active(ctx.actor, input ?? {})),

  set: memberProcedure
    .input(SetPresence)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await ctx.services.presence.set(ctx.actor, input, ctx.socket?.id ?? null);
      return { ok: true };
    }),

  onPresence: memberProcedure
    .input(PresenceView.optional())
    .output(plainEventsOf<PresenceEvent>())
    .subscription(({ ctx, input, signal }) =>
      ctx.services.presence.onPresence(ctx.actor, input ?? {}, signal),
    ),
});
