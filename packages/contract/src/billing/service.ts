import type { Actor } from "../actor.ts";
import type { Balance, GrantCredit, GrantedCredit } from "./balance.ts";
import type { Budget, SetBudget } from "./budget.ts";
import type {
  BillingProfile,
  Invoice,
  InvoicePage,
  InvoiceRef,
  ListInvoices,
  PdfFile,
  RequestFapiao,
  SettleFapiao,
} from "./invoice.ts";
import type { CsvFile, ExportLedger, LedgerPage, ListLedger } from "./ledger.ts";
import type {
  ListPayments,
  PayInvoice,
  Payment,
  PaymentOption,
  PaymentPage,
  PaymentRef,
  RefundPayment,
  RejectPayment,
  SubmitReference,
  TopUp,
} from "./payment.ts";
import type {
  Plan,
  Quota,
  RequestRate,
  SetPlan,
  Subscribe,
  Subscription,
  SubscriptionPreview,
} from "./plan.ts";
import type { GetUsage, MessageCalls, ProviderCall, ReconcileCall, UsageReport } from "./usage-report.ts";

/** What one has and what it went for. Everything is the caller's organization's; another's is NOT_FOUND. */
export interface AccountService {
  balance(actor: Actor): Promise<Balance>;
  usage(actor: Actor, input: GetUsage): Promise<UsageReport>;
  /** The provider calls of one answer. */
  messageCalls(actor: Actor, input: MessageCalls): Promise<ProviderCall[]>;
  /** Operators only. NOT_FOUND for a call that was not charged, CONFLICT for one that was reconciled. */
  reconcileCall(actor: Actor, input: ReconcileCall): Promise<void>;
  ledger(actor: Actor, input: ListLedger): Promise<LedgerPage>;
  exportLedger(actor: Actor, input: ExportLedger): Promise<CsvFile>;
  quota(actor: Actor): Promise<Quota>;
  /** Counts a question to a model against what the tier allows in a minute, once for each call. RATE_LIMITED. */
  countRequest(actor: Actor): Promise<RequestRate>;
  budgets(actor: Actor): Promise<Budget[]>;
  /** The organization's owner or admins; anybody for a budget of oneself. Null where it was taken away. */
  setBudget(actor: Actor, input: SetBudget): Promise<Budget | null>;
  /** Operators only. Above the limit it waits for a second one. */
  grantCredit(actor: Actor, input: GrantCredit): Promise<GrantedCredit>;
}

/** Money that comes in, and goes back. */
export interface PaymentService {
  paymentOptions(actor: Actor): Promise<PaymentOption[]>;
  topUp(actor: Actor, input: TopUp): Promise<Payment>;
  /** A payment for an open invoice; CONFLICT for one that is paid. */
  payInvoice(actor: Actor, input: PayInvoice): Promise<Payment>;
  payments(actor: Actor, input: ListPayments): Promise<PaymentPage>;
  /** Asks the provider where it stands, for those who come back before its webhook. */
  getPayment(actor: Actor, input: PaymentRef): Promise<Payment>;
  cancelPayment(actor: Actor, input: PaymentRef): Promise<Payment>;
  submitReference(actor: Actor, input: SubmitReference): Promise<Payment>;
  /** The billing role, and never the payer (FORBIDDEN); above the limit two of them, one after the other. */
  confirmPayment(actor: Actor, input: PaymentRef): Promise<Payment>;
  /** The billing role, and never the payer. */
  rejectPayment(actor: Actor, input: RejectPayment): Promise<Payment>;
  /** The billing role, and never the payer: what was rejected waits again. CONFLICT for what was not. */
  reopenPayment(actor: Actor, input: PaymentRef): Promise<Payment>;
  /** Who confirmed it as the first of two, while the second has not; FORBIDDEN for others, CONFLICT where nothing waits. */
  withdrawApproval(actor: Actor, input: PaymentRef): Promise<Payment>;
  /** The billing role. INSUFFICIENT_BALANCE for more than what is left of what was bought. */
  refundPayment(actor: Actor, input: RefundPayment): Promise<Payment>;
}

export interface SubscriptionService {
  /** The plans in force, the smallest first. */
  plans(actor: Actor): Promise<Plan[]>;
  /** Operators only: closes the version in force and opens the next. */
  setPlan(actor: Actor, input: SetPlan): Promise<Plan>;
  /** Null for those who never subscribed: they have the free plan. */
  getSubscription(actor: Actor): Promise<Subscription | null>;
  previewSubscription(actor: Actor, input: Subscribe): Promise<SubscriptionPreview>;
  /** An upgrade counts at once, against what is left of the period; a downgrade from the next period on. */
  subscribe(actor: Actor, input: Subscribe): Promise<Subscription>;
  /** At the end of the period. */
  cancel(actor: Actor): Promise<Subscription>;
  /** Takes a cancellation or a downgrade back before it counts. */
  resume(actor: Actor): Promise<Subscription>;
}

export interface InvoiceService {
  /** Newest first. Everybody's (`scope: "all"`) are for those with the billing role. */
  invoices(actor: Actor, input: ListInvoices): Promise<InvoicePage>;
  getInvoice(actor: Actor, input: InvoiceRef): Promise<Invoice>;
  invoicePdf(actor: Actor, input: InvoiceRef): Promise<PdfFile>;
  billingProfile(actor: Actor): Promise<BillingProfile | null>;
  setBillingProfile(actor: Actor, input: BillingProfile): Promise<BillingProfile>;
  /** CONFLICT for an invoice that has one, or is not paid. */
  requestFapiao(actor: Actor, input: RequestFapiao): Promise<Invoice>;
  settleFapiao(actor: Actor, input: SettleFapiao): Promise<Invoice>;
}

export interface BillingService extends AccountService, PaymentService, SubscriptionService, InvoiceService {}
