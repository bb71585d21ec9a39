import type {
  Balance,
  BillingProfile,
  Budget,
  CsvFile,
  GrantedCredit,
  Invoice,
  LedgerItem,
  Payment,
  PaymentOption,
  PdfFile,
  Plan,
  ProviderCall,
  Quota,
  RequestRate,
  Subscription,
  SubscriptionPreview,
  UsageReport,
} from "@claw/contract";
import { idOf } from "./sample-data.ts";

const at = "2026-11-22T08:00:00.000Z";
const later = "2026-12-22T08:00:00.000Z";

export const balance: Balance = {
  currency: "CNY",
  balance: "9.963980",
  held: "0.163840",
  creditLimit: "0.000000",
  available: "9.800140",
  lots: [
    {
      id: idOf(60),
      source: "granted",
      amount: "10.000000",
      remaining: "9.963980",
      expiresAt: null,
      createdAt: at,
    },
  ],
};

const sums = {
  calls: 1,
  estimatedCalls: 0,
  freshTokens: 1234,
  cachedTokens: 0,
  cacheWriteTokens: 0,
  outputTokens: 567,
  reasoningTokens: 0,
  totalTokens: 1801,
  cost: "0.036020",
};

export const usageReport: UsageReport = {
  from: "2026-11-01",
  to: "2026-11-30",
  groupBy: "day",
  groups: [{ ...sums, key: "2026-11-22", label: null, subKey: null }],
  total: sums,
};

const { calls: _calls, estimatedCalls: _estimated, ...tokens } = sums;

export const providerCall: ProviderCall = {
  ...tokens,
  id: idOf(61),
  purpose: "answer",
  model: "glm-4",
  state: "settled",
  usageSource: "provider",
  usageAnomaly: null,
  price: {
    input: "20.000000",
    cached: "20.000000",
    cacheWrite: "20.000000",
    output: "20.000000",
    reasoning: "20.000000",
    perRequest: "0.000000",
  },
  createdAt: at,
};

export const ledgerItem: LedgerItem = {
  id: idOf(62),
  kind: "usage",
  amount: "-0.036020",
  balance: "9.963980",
  reason: null,
  call: {
    callId: idOf(61),
    purpose: "answer",
    model: "glm-4",
    conversationId: idOf(10),
    promptTokens: 1234,
    completionTokens: 567,
    usageSource: "provider",
  },
  paymentId: null,
  invoiceId: null,
  createdAt: at,
};

export const csvFile: CsvFile = { fileName: "ledger.csv", content: "\uFEFFtime,kind\r\n", isCut: false };

export const requestRate: RequestRate = { limit: 600, remaining: 599, resetSeconds: 60 };

export const quota: Quota = {
  tier: "free",
  requestsPerMinute: requestRate,
  answersInFlight: { used: 1, limit: 10 },
  knowledgeBases: { used: 1, limit: 100 },
  knowledgeDocuments: { used: 3, limit: 10_000 },
  knowledgeBytes: { used: 40_960, limit: 10_737_418_240 },
  available: "9.800140",
  budgets: [
    {
      scope: "organization",
      period: "month",
      kind: "hard",
      limit: "5.000000",
      spent: "0.036020",
      held: "0.163840",
      resetsAt: later,
    },
  ],
};

export const grantedCredit: GrantedCredit = { ...balance, adjustmentId: idOf(78), waitsForApproval: false };

export const budget: Budget = {
  id: idOf(63),
  scope: "organization",
  userId: null,
  period: "month",
  kind: "hard",
  limit: "5.000000",
  warnAtPercent: 80,
  periodStart: "2026-11-01",
  spent: "0.036020",
  held: "0.163840",
  alerts: [],
  createdAt: at,
  updatedAt: at,
};

export const plan: Plan = {
  id: idOf(64),
  tier: "pro",
  version: 1,
  monthlyFee: "99.000000",
  includedCredit: "50.000000",
  models: null,
  requestsPerMinute: 1_200,
  answersInFlight: 20,
  knowledgeBases: 500,
  knowledgeDocuments: 50_000,
  knowledgeBytes: 107_374_182_400,
  validFrom: at,
};

export const subscription: Subscription = {
  id: idOf(65),
  tier: "pro",
  planId: idOf(64),
  status: "active",
  anchorDay: 22,
  periodStart: at,
  periodEnd: later,
  cancelAtPeriodEnd: false,
  nextTier: null,
  graceUntil: null,
  openInvoiceId: null,
  createdAt: at,
};

export const subscriptionPreview: SubscriptionPreview = {
  tier: "pro",
  takesEffect: "now",
  dueNow: "99.000000",
  credit: "0.000000",
  monthlyFee: "99.000000",
  periodEnd: later,
};

export const payment: Payment = {
  id: idOf(66),
  userId: idOf(1),
  provider: "offline",
  method: "transfer",
  purpose: "top_up",
  invoiceId: null,
  status: "pending",
  currency: "CNY",
  amount: "100.000000",
  refunded: "0.000000",
  payUrl: null,
  reference: null,
  isReferenceReused: false,
  failureReason: null,
  awaitsSecondApproval: false,
  expiresAt: later,
  createdAt: at,
  updatedAt: at,
};

export const paymentOption: PaymentOption = {
  provider: "offline",
  methods: ["transfer"],
  instructions: null,
};

export const invoice: Invoice = {
  id: idOf(67),
  number: "CLAW-2026-000001",
  status: "issued",
  paymentStatus: "paid",
  currency: "CNY",
  total: "99.000000",
  lines: [{ description: "Pro", quantity: 1, unitAmount: "99.000000", amount: "99.000000" }],
  seller: { name: "CLAW.AI", taxNumber: null, address: null, email: null },
  customer: { name: "李雷", taxNumber: null, address: null, email: "li@example.com" },
  paymentId: null,
  fapiao: null,
  issuedAt: at,
  dueAt: null,
  paidAt: at,
};

export const pdfFile: PdfFile = { fileName: "CLAW-2026-000001.pdf", content: "JVBERi0xLjc=" };

export const billingProfile: BillingProfile = {
  name: "韩梅梅有限公司",
  taxNumber: "91310000MA1FL00000",
  address: null,
  email: null,
};
