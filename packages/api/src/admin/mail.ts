import { ListMails, MailPage, MailRef, MailStatus, ShownMail, TestMail } from "@claw/contract";
import { operatorProcedure, router } from "../trpc.ts";

export const mailRouter = router({
  status: operatorProcedure.output(MailStatus).query(({ ctx }) => ctx.services.mail.status(ctx.actor)),

  list: operatorProcedure
    .input(ListMails.optional())
    .output(MailPage)
    .query(({ ctx, input }) => ctx.services.mail.list(ctx.actor, input ?? ListMails.parse({}))),

  get: operatorProcedure
    .input(MailRef)
    .output(ShownMail)
    .query(({ ctx, input }) => ctx.services.mail.get(ctx.actor, input)),

  sendTest: operatorProcedure.output(TestMail).mutation(({ ctx }) => ctx.services.mail.sendTest(ctx.actor)),
});
