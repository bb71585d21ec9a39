export * from "./amount.ts";
export * from "./balance.ts";
export * from "./budget.ts";
export * from "./invoice.ts";
export * from "./ledger.ts";
export * from "./payment.ts";
export * from "./plan.ts";
export type * from "./service.ts";
export * from "./usage-report.ts";
