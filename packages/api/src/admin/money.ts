import {
  Adjustment,
  AdjustmentPage,
  AdjustmentRef,
  ExportLedgerOfAll,
  GetMoneyFigures,
  InvariantReport,
  type LedgerFilePiece,
  LedgerMovementPage,
  LedgerTransaction,
  ListAdjustments,
  MakeAdjustment,
  MoneyFigures,
  MoneyInvoicePage,
  MoneyPaymentPage,
  MoneyRefundPage,
  RejectAdjustment,
  SearchInvoices,
  SearchLedger,
  SearchPayments,
  SearchRefunds,
  TransactionRef,
} from "@claw/contract";
import { plainEventsOf } from "../events-of.ts";
import { operatorProcedure, router } from "../trpc.ts";

/** What is done to a payment, an invoice or a 发票 is in `billing`. */
export const moneyRouter = router({
  payments: operatorProcedure
    .input(SearchPayments.optional())
    .output(MoneyPaymentPage)
    .query(({ ctx, input }) => ctx.services.money.payments(ctx.actor, input ?? SearchPayments.parse({}))),

  refunds: operatorProcedure
    .input(SearchRefunds.optional())
    .output(MoneyRefundPage)
    .query(({ ctx, input }) => ctx.services.money.refunds(ctx.actor, input ?? SearchRefunds.parse({}))),

  invoices: operatorProcedure
    .input(SearchInvoices.optional())
    .output(MoneyInvoicePage)
    .query(({ ctx, input }) => ctx.services.money.invoices(ctx.actor, input ?? SearchInvoices.parse({}))),

  ledger: operatorProcedure
    .input(SearchLedger.optional())
    .output(LedgerMovementPage)
    .query(({ ctx, input }) => ctx.services.money.ledger(ctx.actor, input ?? SearchLedger.parse({}))),

  transaction: operatorProcedure
    .input(TransactionRef)
    .output(LedgerTransaction)
    .query(({ ctx, input }) => ctx.services.money.transaction(ctx.actor, input)),

  onLedgerFile: operatorProcedure
    .input(ExportLedgerOfAll.optional())
    .output(plainEventsOf<LedgerFilePiece>())
    .subscription(({ ctx, input, signal }) =>
      ctx.services.money.watchLedgerFile(ctx.actor, input ?? {}, signal),
    ),

  adjustments: operatorProcedure
    .input(ListAdjustments.optional())
    .output(AdjustmentPage)
    .query(({ ctx, input }) => ctx.services.money.adjustments(ctx.actor, input ?? ListAdjustments.parse({}))),

  adjust: operatorProcedure
    .input(MakeAdjustment)
    .output(Adjustment)
    .mutation(({ ctx, input }) => ctx.services.money.adjust(ctx.actor, input)),

  approveAdjustment: operatorProcedure
    .input(AdjustmentRef)
    .output(Adjustment)
    .mutation(({ ctx, input }) => ctx.services.money.approveAdjustment(ctx.actor, input)),

  rejectAdjustment: operatorProcedure
    .input(RejectAdjustment)
    .output(Adjustment)
    .mutation(({ ctx, input }) => ctx.services.money.rejectAdjustment(ctx.actor, input)),

  invariants: operatorProcedure
    .output(InvariantReport)
    .query(({ ctx }) => ctx.services.money.invariants(ctx.actor)),

  checkNow: operatorProcedure
    .output(InvariantReport)
    .mutation(({ ctx }) => ctx.services.money.checkNow(ctx.actor)),

  figures: operatorProcedure
    .input(GetMoneyFigures.optional())
    .output(MoneyFigures)
    .query(({ ctx, input }) => ctx.services.money.figures(ctx.actor, input ?? GetMoneyFigures.parse({}))),
});
