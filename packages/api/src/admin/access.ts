import {
  DisclosedConversationPage,
  DisclosedMessagePage,
  Disclosure,
  DisclosurePage,
  DisclosureRef,
  ListDisclosures,
  OpenDisclosure,
  ReadConversations,
  ReadMessages,
} from "@claw/contract";
import { operatorProcedure, router } from "../trpc.ts";

/** Reading what one person wrote: for a reason, for a while, told to the person. */
export const accessRouter = router({
  open: operatorProcedure
    .input(OpenDisclosure)
    .output(Disclosure)
    .mutation(({ ctx, input }) => ctx.services.disclosure.open(ctx.actor, input)),

  end: operatorProcedure
    .input(DisclosureRef)
    .output(Disclosure)
    .mutation(({ ctx, input }) => ctx.services.disclosure.end(ctx.actor, input)),

  get: operatorProcedure
    .input(DisclosureRef)
    .output(Disclosure)
    .query(({ ctx, input }) => ctx.services.disclosure.get(ctx.actor, input)),

  list: operatorProcedure
    .input(ListDisclosures.optional())
    .output(DisclosurePage)
    .query(({ ctx, input }) => ctx.services.disclosure.list(ctx.actor, input ?? ListDisclosures.parse({}))),

  conversations: operatorProcedure
    .input(ReadConversations)
    .output(DisclosedConversationPage)
    .query(({ ctx, input }) => ctx.services.disclosure.conversations(ctx.actor, input)),

  messages: operatorProcedure
    .input(ReadMessages)
    .output(DisclosedMessagePage)
    .query(({ ctx, input }) => ctx.services.disclosure.messages(ctx.actor, input)),
});
