import type { BillingService } from "@claw/contract";
import type { AccountDeps } from "./account/deps.ts";
import { createAccountService } from "./account/service.ts";
import type { BillingDeps } from "./deps.ts";
import { createInvoiceService } from "./invoices/service.ts";
import type { PaymentDeps } from "./payments/deps.ts";
import { createPaymentService } from "./payments/service.ts";
import { createSubscriptionService } from "./subscriptions/service.ts";

export function createBillingService(deps: AccountDeps & BillingDeps & PaymentDeps): BillingService {
  return {
    ...createAccountService(deps),
    ...createPaymentService(deps),
    ...createSubscriptionService(deps),
    ...createInvoiceService(deps),
  };
}
