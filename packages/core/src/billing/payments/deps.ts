import type { BillingDeps } from "../deps.ts";
import type { InvoiceSettlement, PaymentProvider } from "./ports.ts";

export type PaymentDeps = Pick<
  BillingDeps,
  "db" | "clock" | "log" | "rateLimiter" | "approvalLimitMicro" | "seller" | "publicUrl"
> & {
  /** The first one is the default. */
  paymentProviders: readonly PaymentProvider[];
  invoiceSettlement: InvoiceSettlement;
};
