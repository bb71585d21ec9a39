export type { AccountDeps } from "./account/deps.ts";
export { type BudgetAlerts, openBudgetAlerts } from "./account/open-budget-alerts.ts";
export { openingAccounts } from "./account/opening-accounts.ts";
export { createAccountService } from "./account/service.ts";
export { tellBudgetAlerts } from "./account/tell-budget-alerts.ts";
export {
  type Admission,
  type AdmittedCall,
  admitCall,
  type CallRequest,
  readAdmission,
} from "./admit-call.ts";
export { admitOne } from "./admit-one.ts";
export type { BillingDeps } from "./deps.ts";
export type { InvoiceRenderer, PrintedInvoice } from "./invoices/ports.ts";
export { markInvoicePaid, markInvoiceRefunded } from "./invoices/settle-invoice.ts";
export { type Contradiction, checkInvariants } from "./ledger/check-invariants.ts";
export { type Grant, postGrant } from "./ledger/post-grant.ts";
export { type InvariantCheck, type InvariantWatch, watchInvariants } from "./ledger/watch-invariants.ts";
export * from "./payments/index.ts";
export { createPlanBook, type PlanBook, type PlanLimits } from "./plans/plan-book.ts";
export { seedPlans } from "./plans/seed-plans.ts";
export type { KnowledgeUse } from "./ports.ts";
export { createBillingService } from "./service.ts";
export { type Settlement, settleCall, settlementOf } from "./settle-call.ts";
export type { TierNews } from "./subscriptions/ports.ts";
export { startSubscriptionSweeps } from "./subscriptions/start-subscription-sweeps.ts";
export { sweepSubscriptions } from "./subscriptions/sweep-subscriptions.ts";
export type { TokenUsage } from "./token-usage.ts";
