import type {
  Adjustment,
  InvariantReport,
  LedgerMovement,
  LedgerTransaction,
  MoneyFigures,
  MoneyInvoice,
  MoneyPayment,
  MoneyRefund,
  MoneyService,
} from "@claw/contract";
import { invoice, payment } from "./sample-billing.ts";
import { idOf, user } from "./sample-data.ts";

type Answers = <Result>(verb: string, result: Result) => (...args: unknown[]) => Promise<Result>;
type News = <Event>(verb: string, events: Event[]) => (...args: unknown[]) => AsyncIterable<Event>;

const at = "2026-11-29T08:00:00.000Z";
const person = { id: user.id, name: user.name, email: user.email };
const { payUrl: _, userId: __, ...shownPayment } = payment;

const moneyPayment: MoneyPayment = {
  ...shownPayment,
  organizationId: idOf(2),
  payer: person,
  providerReference: null,
  submittedAt: at,
  succeededAt: null,
  firstApprovedBy: person,
  firstApprovedAt: at,
  confirmedBy: null,
  rejectedBy: null,
  rejectedAt: null,
  needsTwo: true,
};

const refund: MoneyRefund = {
  id: idOf(80),
  paymentId: payment.id,
  organizationId: idOf(2),
  payer: person,
  provider: "offline",
  method: "transfer",
  paid: "100.000000",
  amount: "10.000000",
  status: "pending",
  reason: "asked for",
  failureReason: null,
  requestedBy: person,
  createdAt: at,
  updatedAt: at,
};

const moneyInvoice: MoneyInvoice = { ...invoice, organizationId: idOf(2) };

const movement: LedgerMovement = {
  id: idOf(81),
  kind: "usage",
  organizationId: idOf(2),
  organization: "李雷",
  owner: person,
  amount: "-0.036020",
  size: "0.036020",
  balance: "9.963980",
  reason: null,
  callId: idOf(82),
  paymentId: null,
  invoiceId: null,
  createdAt: at,
};

const transaction: LedgerTransaction = {
  ...movement,
  idempotencyKey: `${idOf(82)}:usage`,
  actor: null,
  entries: [
    { accountId: idOf(83), account: "wallet", amount: "-0.036020", balanceAfter: "9.963980" },
    { accountId: idOf(84), account: "revenue", amount: "0.036020", balanceAfter: null },
  ],
  call: {
    callId: idOf(82),
    purpose: "answer",
    model: "glm-4",
    provider: "zhipu",
    userId: user.id,
    messageId: idOf(21),
    conversationId: idOf(10),
    promptTokens: 1200,
    completionTokens: 601,
    usageSource: "provider",
  },
  payment: null,
  invoice: null,
  adjustment: null,
  related: [],
};

const adjustment: Adjustment = {
  id: idOf(85),
  organizationId: idOf(2),
  person,
  amount: "-5.000000",
  source: "correction",
  reason: "counted twice",
  expiresAt: null,
  status: "pending",
  needsApproval: true,
  requestedBy: person,
  decidedBy: null,
  decidedAt: null,
  decisionNote: null,
  transactionId: null,
  createdAt: at,
};

const invariants: InvariantReport = {
  checkedAt: at,
  milliseconds: 12,
  isGood: false,
  isCut: false,
  results: [
    { key: "wallet_entries", count: 1, offenders: [{ subject: idOf(83), detail: "balance 1, entries 2" }] },
  ],
};

const sums = { revenue: "100.000000", consumption: "0.036020", granted: "10.000000" };

const figures: MoneyFigures = {
  today: sums,
  yesterday: sums,
  month: sums,
  outstanding: "109.963980",
  debt: "0.000000",
  days: [{ day: "2026-11-29", ...sums }],
};

/** Sample data for everything that the money room can be asked. */
export function moneyAnswers(answers: Answers, news: News): MoneyService {
  return {
    payments: answers("money.payments", { total: 1, isCapped: false, waiting: 1, items: [moneyPayment] }),
    refunds: answers("money.refunds", { total: 1, isCapped: false, items: [refund] }),
    invoices: answers("money.invoices", {
      total: 1,
      isCapped: false,
      fapiaoWaiting: 0,
      items: [moneyInvoice],
    }),
    ledger: answers("money.ledger", { items: [movement], nextCursor: null }),
    transaction: answers("money.transaction", transaction),
    watchLedgerFile: news("money.watchLedgerFile", [
      { fileName: "ledger.csv", content: "time\r\n", rows: 0 },
    ]),
    adjustments: answers("money.adjustments", { total: 1, isCapped: false, waiting: 1, items: [adjustment] }),
    adjust: answers("money.adjust", adjustment),
    approveAdjustment: answers("money.approveAdjustment", adjustment),
    rejectAdjustment: answers("money.rejectAdjustment", adjustment),
    invariants: answers("money.invariants", invariants),
    checkNow: answers("money.checkNow", invariants),
    figures: answers("money.figures", figures),
  };
}
