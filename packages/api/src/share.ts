import { GetShared, ListShares, SharedConversation, SharePage } from "@claw/contract";
import { memberProcedure, openProcedure, router } from "./trpc.ts";

export const shareRouter = router({
  list: memberProcedure
    .input(ListShares.optional())
    .output(SharePage)
    .query(({ ctx, input }) => ctx.services.share.list(ctx.actor, input ?? ListShares.parse({}))),

  /** For anybody who has the link. */
  get: openProcedure
    .input(GetShared)
    .output(SharedConversation)
    .query(({ ctx, input }) => ctx.services.share.read(ctx.actor, input)),
});
