export type { PaymentDeps } from "./deps.ts";
export { type PaymentEventName, paymentEvents } from "./payment-states.ts";
export type * from "./ports.ts";
export { receiveWebhook } from "./receive-webhook.ts";
export { startPaymentSweeps } from "./start-payment-sweeps.ts";
export { expirePayments, reconcilePayments } from "./sweep-payments.ts";
