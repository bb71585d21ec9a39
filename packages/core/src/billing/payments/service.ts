import type { PaymentService } from "@claw/contract";
import { cancelPayment } from "./cancel-payment.ts";
import { confirmPayment } from "./confirm-payment.ts";
import type { PaymentDeps } from "./deps.ts";
import { getPayment } from "./get-payment.ts";
import { listPayments } from "./list-payments.ts";
import { payInvoice } from "./pay-invoice.ts";
import { listOptions } from "./provider-of.ts";
import { refundPayment } from "./refund-payment.ts";
import { rejectPayment } from "./reject-payment.ts";
import { reopenPayment } from "./reopen-payment.ts";
import { submitReference } from "./submit-reference.ts";
import { topUp } from "./top-up.ts";
import { withdrawApproval } from "./withdraw-approval.ts";

export function createPaymentService(deps: PaymentDeps): PaymentService {
  return {
    paymentOptions: async () => listOptions(deps),
    topUp: (actor, input) => topUp(deps, actor, input),
    payInvoice: (actor, input) => payInvoice(deps, actor, input),
    payments: (actor, input) => listPayments(deps, actor, input),
    getPayment: (actor, input) => getPayment(deps, actor, input),
    cancelPayment: (actor, input) => cancelPayment(deps, actor, input),
    submitReference: (actor, input) => submitReference(deps, actor, input),
    confirmPayment: (actor, input) => confirmPayment(deps, actor, input),
    rejectPayment: (actor, input) => rejectPayment(deps, actor, input),
    reopenPayment: (actor, input) => reopenPayment(deps, actor, input),
    withdrawApproval: (actor, input) => withdrawApproval(deps, actor, input),
    refundPayment: (actor, input) => refundPayment(deps, actor, input),
  };
}
