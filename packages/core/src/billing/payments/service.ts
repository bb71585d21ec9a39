import type { PaymentService } from "@claw/contract";
import type { BillingDeps } from "../deps.ts";
import { notYet } from "../not-yet.ts";

export function createPaymentService(_deps: BillingDeps): PaymentService {
  return {
    paymentOptions: notYet,
    topUp: notYet,
    payInvoice: notYet,
    payments: notYet,
    getPayment: notYet,
    cancelPayment: notYet,
    submitReference: notYet,
    confirmPayment: notYet,
    rejectPayment: notYet,
    refundPayment: notYet,
  };
}
