import {
  Balance,
  BillingProfile,
  Budget,
  CsvFile,
  Done,
  ExportLedger,
  GetUsage,
  GrantCredit,
  GrantedCredit,
  Invoice,
  InvoicePage,
  InvoiceRef,
  LedgerPage,
  ListInvoices,
  ListLedger,
  ListPayments,
  MessageCalls,
  PayInvoice,
  Payment,
  PaymentOption,
  PaymentPage,
  PaymentRef,
  PdfFile,
  Plan,
  ProviderCall,
  Quota,
  ReconcileCall,
  RefundPayment,
  RejectPayment,
  RequestFapiao,
  SetBudget,
  SetPlan,
  SettleFapiao,
  SubmitReference,
  Subscribe,
  Subscription,
  SubscriptionPreview,
  TopUp,
  UsageReport,
} from "@claw/contract";
import { z } from "zod";
import { billingProcedure, memberProcedure, operatorProcedure, personProcedure, router } from "./trpc.ts";

export const billingRouter = router({
  balance: memberProcedure.output(Balance).query(({ ctx }) => ctx.services.billing.balance(ctx.actor)),

  usage: memberProcedure
    .input(GetUsage)
    .output(UsageReport)
    .query(({ ctx, input }) => ctx.services.billing.usage(ctx.actor, input)),

  messageCalls: memberProcedure
    .input(MessageCalls)
    .output(z.array(ProviderCall))
    .query(({ ctx, input }) => ctx.services.billing.messageCalls(ctx.actor, input)),

  reconcileCall: operatorProcedure
    .input(ReconcileCall)
    .output(Done)
    .mutation(async ({ ctx, input }) => {
      await ctx.services.billing.reconcileCall(ctx.actor, input);
      return { ok: true };
    }),

  ledger: memberProcedure
    .input(ListLedger.optional())
    .output(LedgerPage)
    .query(({ ctx, input }) => ctx.services.billing.ledger(ctx.actor, input ?? ListLedger.parse({}))),

  exportLedger: memberProcedure
    .input(ExportLedger.optional())
    .output(CsvFile)
    .query(({ ctx, input }) => ctx.services.billing.exportLedger(ctx.actor, input ?? {})),

  quota: memberProcedure.output(Quota).query(({ ctx }) => ctx.services.billing.quota(ctx.actor)),

  budgets: memberProcedure
    .output(z.array(Budget))
    .query(({ ctx }) => ctx.services.billing.budgets(ctx.actor)),

  setBudget: personProcedure
    .input(SetBudget)
    .output(Budget.nullable())
    .mutation(({ ctx, input }) => ctx.services.billing.setBudget(ctx.actor, input)),

  grantCredit: operatorProcedure
    .input(GrantCredit)
    .output(GrantedCredit)
    .mutation(({ ctx, input }) => ctx.services.billing.grantCredit(ctx.actor, input)),

  plans: memberProcedure.output(z.array(Plan)).query(({ ctx }) => ctx.services.billing.plans(ctx.actor)),

  setPlan: operatorProcedure
    .input(SetPlan)
    .output(Plan)
    .mutation(({ ctx, input }) => ctx.services.billing.setPlan(ctx.actor, input)),

  subscription: memberProcedure
    .output(Subscription.nullable())
    .query(({ ctx }) => ctx.services.billing.getSubscription(ctx.actor)),

  previewSubscription: personProcedure
    .input(Subscribe)
    .output(SubscriptionPreview)
    .query(({ ctx, input }) => ctx.services.billing.previewSubscription(ctx.actor, input)),

  subscribe: personProcedure
    .input(Subscribe)
    .output(Subscription)
    .mutation(({ ctx, input }) => ctx.services.billing.subscribe(ctx.actor, input)),

  cancel: personProcedure.output(Subscription).mutation(({ ctx }) => ctx.services.billing.cancel(ctx.actor)),

  resume: personProcedure.output(Subscription).mutation(({ ctx }) => ctx.services.billing.resume(ctx.actor)),

  paymentOptions: personProcedure
    .output(z.array(PaymentOption))
    .query(({ ctx }) => ctx.services.billing.paymentOptions(ctx.actor)),

  topUp: personProcedure
    .input(TopUp)
    .output(Payment)
    .mutation(({ ctx, input }) => ctx.services.billing.topUp(ctx.actor, input)),

  payInvoice: personProcedure
    .input(PayInvoice)
    .output(Payment)
    .mutation(({ ctx, input }) => ctx.services.billing.payInvoice(ctx.actor, input)),

  payments: personProcedure
    .input(ListPayments.optional())
    .output(PaymentPage)
    .query(({ ctx, input }) => ctx.services.billing.payments(ctx.actor, input ?? ListPayments.parse({}))),

  getPayment: personProcedure
    .input(PaymentRef)
    .output(Payment)
    .query(({ ctx, input }) => ctx.services.billing.getPayment(ctx.actor, input)),

  cancelPayment: personProcedure
    .input(PaymentRef)
    .output(Payment)
    .mutation(({ ctx, input }) => ctx.services.billing.cancelPayment(ctx.actor, input)),

  submitReference: personProcedure
    .input(SubmitReference)
    .output(Payment)
    .mutation(({ ctx, input }) => ctx.services.billing.submitReference(ctx.actor, input)),

  confirmPayment: billingProcedure
    .input(PaymentRef)
    .output(Payment)
    .mutation(({ ctx, input }) => ctx.services.billing.confirmPayment(ctx.actor, input)),

  rejectPayment: billingProcedure
    .input(RejectPayment)
    .output(Payment)
    .mutation(({ ctx, input }) => ctx.services.billing.rejectPayment(ctx.actor, input)),

  reopenPayment: billingProcedure
    .input(PaymentRef)
    .output(Payment)
    .mutation(({ ctx, input }) => ctx.services.billing.reopenPayment(ctx.actor, input)),

  withdrawApproval: billingProcedure
    .input(PaymentRef)
    .output(Payment)
    .mutation(({ ctx, input }) => ctx.services.billing.withdrawApproval(ctx.actor, input)),

  refundPayment: billingProcedure
    .input(RefundPayment)
    .output(Payment)
    .mutation(({ ctx, input }) => ctx.services.billing.refundPayment(ctx.actor, input)),

  invoices: personProcedure
    .input(ListInvoices.optional())
    .output(InvoicePage)
    .query(({ ctx, input }) => ctx.services.billing.invoices(ctx.actor, input ?? ListInvoices.parse({}))),

  getInvoice: personProcedure
    .input(InvoiceRef)
    .output(Invoice)
    .query(({ ctx, input }) => ctx.services.billing.getInvoice(ctx.actor, input)),

  invoicePdf: personProcedure
    .input(InvoiceRef)
    .output(PdfFile)
    .query(({ ctx, input }) => ctx.services.billing.invoicePdf(ctx.actor, input)),

  billingProfile: personProcedure
    .output(BillingProfile.nullable())
    .query(({ ctx }) => ctx.services.billing.billingProfile(ctx.actor)),

  setBillingProfile: personProcedure
    .input(BillingProfile)
    .output(BillingProfile)
    .mutation(({ ctx, input }) => ctx.services.billing.setBillingProfile(ctx.actor, input)),

  requestFapiao: personProcedure
    .input(RequestFapiao)
    .output(Invoice)
    .mutation(({ ctx, input }) => ctx.services.billing.requestFapiao(ctx.actor, input)),

  settleFapiao: billingProcedure
    .input(SettleFapiao)
    .output(Invoice)
    .mutation(({ ctx, input }) => ctx.services.billing.settleFapiao(ctx.actor, input)),
});
