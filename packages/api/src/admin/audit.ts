import { type AuditCheck, AuditFile, AuditPage, AuditReport, ExportAudit, ListAudit } from "@claw/contract";
import { plainEventsOf } from "../events-of.ts";
import { operatorProcedure, router } from "../trpc.ts";

export const auditRouter = router({
  list: operatorProcedure
    .input(ListAudit.optional())
    .output(AuditPage)
    .query(({ ctx, input }) => ctx.services.audit.list(ctx.actor, input ?? ListAudit.parse({}))),

  export: operatorProcedure
    .input(ExportAudit.optional())
    .output(AuditFile)
    .query(({ ctx, input }) => ctx.services.audit.export(ctx.actor, input ?? {})),

  verify: operatorProcedure.output(AuditReport).query(({ ctx }) => ctx.services.audit.verify(ctx.actor)),

  onVerify: operatorProcedure
    .output(plainEventsOf<AuditCheck>())
    .subscription(({ ctx, signal }) => ctx.services.audit.onVerify(ctx.actor, signal)),
});
