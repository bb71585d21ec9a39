import type { Actor } from "../actor.ts";
import type {
  Adjustment,
  AdjustmentPage,
  AdjustmentRef,
  ListAdjustments,
  MakeAdjustment,
  RejectAdjustment,
} from "../billing/adjustment.ts";
import type { GetMoneyFigures, MoneyFigures } from "./figures.ts";
import type { InvariantReport } from "./invariants.ts";
import type { MoneyInvoicePage, SearchInvoices } from "./invoices.ts";
import type {
  ExportLedgerOfAll,
  LedgerFilePiece,
  LedgerMovementPage,
  LedgerTransaction,
  SearchLedger,
  TransactionRef,
} from "./ledger.ts";
import type { MoneyPaymentPage, MoneyRefundPage, SearchPayments, SearchRefunds } from "./payments.ts";

/**
 * The money of the whole installation, for those who run it. Operators only. What is done to a payment or a 发票 is
 * billing's.
 */
export interface MoneyService {
  payments(actor: Actor, input: SearchPayments): Promise<MoneyPaymentPage>;
  refunds(actor: Actor, input: SearchRefunds): Promise<MoneyRefundPage>;
  invoices(actor: Actor, input: SearchInvoices): Promise<MoneyInvoicePage>;
  ledger(actor: Actor, input: SearchLedger): Promise<LedgerMovementPage>;
  transaction(actor: Actor, input: TransactionRef): Promise<LedgerTransaction>;
  /** What `ledger` would give, all of it, as a CSV file in pieces. */
  watchLedgerFile(
    actor: Actor,
    input: ExportLedgerOfAll,
    signal?: AbortSignal,
  ): AsyncIterable<LedgerFilePiece>;
  adjustments(actor: Actor, input: ListAdjustments): Promise<AdjustmentPage>;
  /** Above the limit it waits for a second operator. */
  adjust(actor: Actor, input: MakeAdjustment): Promise<Adjustment>;
  /** Never by who asked for it, or whom it is for (FORBIDDEN). CONFLICT for one that was decided. */
  approveAdjustment(actor: Actor, input: AdjustmentRef): Promise<Adjustment>;
  rejectAdjustment(actor: Actor, input: RejectAdjustment): Promise<Adjustment>;
  /** As the last look found them. */
  invariants(actor: Actor): Promise<InvariantReport>;
  /** Looks now. */
  checkNow(actor: Actor): Promise<InvariantReport>;
  figures(actor: Actor, input: GetMoneyFigures): Promise<MoneyFigures>;
}
