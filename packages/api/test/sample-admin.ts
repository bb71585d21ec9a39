import type { ProcedurePath, Sample } from "./sample.ts";
import { idOf } from "./sample-data.ts";
import { operationsSamples } from "./sample-operations-calls.ts";

type AdminPath = Extract<ProcedurePath, `admin.${string}`>;

/** One good input for each procedure of the operator's application; nobody else may call any. */
export const adminSamples: { [Path in AdminPath]: Sample<Path> & { access: "operator" } } = {
  ...operationsSamples,
  "admin.access.open": {
    access: "operator",
    input: { userId: idOf(1), reason: "a legal request, file 12", minutes: 30 },
  },
  "admin.access.end": { access: "operator", input: { accessId: idOf(95) } },
  "admin.access.get": { access: "operator", input: { accessId: idOf(95) } },
  "admin.access.list": { access: "operator", input: { userId: idOf(1) } },
  "admin.access.conversations": { access: "operator", input: { accessId: idOf(95) } },
  "admin.access.messages": { access: "operator", input: { accessId: idOf(95), conversationId: idOf(97) } },
  "admin.audit.list": { access: "operator", input: { outcome: "failed", limit: 10 } },
  "admin.audit.export": { access: "operator", input: {} },
  "admin.audit.verify": { access: "operator", input: undefined },
  "admin.users.search": { access: "operator", input: { query: "li", sort: "name" } },
  "admin.users.get": { access: "operator", input: { userId: idOf(1) } },
  "admin.users.usage": { access: "operator", input: { userId: idOf(1) } },
  "admin.users.setVerified": { access: "operator", input: { userId: idOf(1), isVerified: true } },
  "admin.users.setTier": { access: "operator", input: { userId: idOf(1), tier: "pro" } },
  "admin.users.sendPasswordReset": { access: "operator", input: { userId: idOf(1) } },
  "admin.users.endSessions": { access: "operator", input: { userId: idOf(1) } },
  "admin.providers.list": { access: "operator", input: undefined },
  "admin.providers.create": {
    access: "operator",
    input: { name: "deepseek", kind: "deepseek", baseUrl: "https://api.deepseek.com/v1", apiKey: "sk-1" },
  },
  "admin.providers.update": { access: "operator", input: { providerId: idOf(90), enabled: false } },
  "admin.providers.order": { access: "operator", input: { providerIds: [idOf(90)] } },
  "admin.providers.delete": { access: "operator", input: { providerId: idOf(90) } },
  "admin.providers.test": { access: "operator", input: { providerId: idOf(90) } },
  "admin.providers.fetchModels": { access: "operator", input: { providerId: idOf(90) } },
  "admin.providers.health": { access: "operator", input: { window: "day" } },
  "admin.models.list": { access: "operator", input: undefined },
  "admin.models.create": {
    access: "operator",
    input: { provider: "deepseek", models: [{ upstreamName: "deepseek-chat" }] },
  },
  "admin.models.update": { access: "operator", input: { modelId: idOf(30), tiers: ["pro"] } },
  "admin.models.setPrice": { access: "operator", input: { modelId: idOf(30), input: "2", output: "8" } },
  "admin.models.prices": { access: "operator", input: { modelId: idOf(30) } },
  "admin.models.withdrawPrice": { access: "operator", input: { priceId: idOf(91) } },
  "admin.models.previewPrice": {
    access: "operator",
    input: { modelId: idOf(30), input: "2", output: "8", month: "2026-10" },
  },
  "admin.money.payments": { access: "operator", input: { query: "2026", sort: "amount" } },
  "admin.money.refunds": { access: "operator", input: { status: "pending" } },
  "admin.money.invoices": { access: "operator", input: { fapiaoStatus: "requested" } },
  "admin.money.ledger": { access: "operator", input: { kinds: ["refund"], amountFrom: "1" } },
  "admin.money.transaction": { access: "operator", input: { transactionId: idOf(81) } },
  "admin.money.onLedgerFile": { access: "operator", input: { from: "2026-11-01" } },
  "admin.money.adjustments": { access: "operator", input: { status: "pending" } },
  "admin.money.adjust": {
    access: "operator",
    input: { userId: idOf(1), amount: "5", direction: "debit", source: "correction", reason: "twice" },
  },
  "admin.money.approveAdjustment": { access: "operator", input: { adjustmentId: idOf(85) } },
  "admin.money.rejectAdjustment": { access: "operator", input: { adjustmentId: idOf(85), note: "no" } },
  "admin.money.invariants": { access: "operator", input: undefined },
  "admin.money.checkNow": { access: "operator", input: undefined },
  "admin.money.figures": { access: "operator", input: { days: 7 } },
  "admin.settings.list": { access: "operator", input: undefined },
  "admin.settings.set": { access: "operator", input: { key: "registration.open", value: false } },
  "admin.settings.reset": { access: "operator", input: { key: "registration.open" } },
  "admin.settings.history": { access: "operator", input: { key: "registration.open", limit: 10 } },
  "admin.settings.rollback": { access: "operator", input: { key: "registration.open", version: 1 } },
  "admin.settings.export": { access: "operator", input: undefined },
  "admin.settings.import": {
    access: "operator",
    input: { format: "claw-settings", version: 1, settings: { "registration.open": true } },
  },
};
