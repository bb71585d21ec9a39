export * from "./figures.ts";
export * from "./invariants.ts";
export * from "./invoices.ts";
export * from "./ledger.ts";
export * from "./payments.ts";
export type * from "./service.ts";
