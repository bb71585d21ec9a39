import type { BillingService } from "@claw/contract";
import {
  balance,
  billingProfile,
  budget,
  csvFile,
  invoice,
  ledgerItem,
  payment,
  paymentOption,
  pdfFile,
  plan,
  providerCall,
  quota,
  requestRate,
  subscription,
  subscriptionPreview,
  usageReport,
} from "./sample-billing.ts";

type Answers = <Result>(verb: string, result: Result) => (...args: unknown[]) => Promise<Result>;

/** Sample data for everything that accounts can be asked. */
export function billingAnswers(answers: Answers): BillingService {
  return {
    balance: answers("billing.balance", balance),
    usage: answers("billing.usage", usageReport),
    messageCalls: answers("billing.messageCalls", [providerCall]),
    reconcileCall: answers("billing.reconcileCall", undefined),
    ledger: answers("billing.ledger", { items: [ledgerItem], nextCursor: null }),
    exportLedger: answers("billing.exportLedger", csvFile),
    quota: answers("billing.quota", quota),
    // Beside the calls that it is asked before: not one of theirs.
    countRequest: async () => requestRate,
    budgets: answers("billing.budgets", [budget]),
    setBudget: answers("billing.setBudget", budget),
    grantCredit: answers("billing.grantCredit", balance),
    paymentOptions: answers("billing.paymentOptions", [paymentOption]),
    topUp: answers("billing.topUp", payment),
    payInvoice: answers("billing.payInvoice", payment),
    payments: answers("billing.payments", { items: [payment], nextCursor: null }),
    getPayment: answers("billing.getPayment", payment),
    cancelPayment: answers("billing.cancelPayment", payment),
    submitReference: answers("billing.submitReference", payment),
    confirmPayment: answers("billing.confirmPayment", payment),
    rejectPayment: answers("billing.rejectPayment", payment),
    refundPayment: answers("billing.refundPayment", payment),
    plans: answers("billing.plans", [plan]),
    setPlan: answers("billing.setPlan", plan),
    getSubscription: answers("billing.getSubscription", subscription),
    previewSubscription: answers("billing.previewSubscription", subscriptionPreview),
    subscribe: answers("billing.subscribe", subscription),
    cancel: answers("billing.cancel", subscription),
    resume: answers("billing.resume", subscription),
    invoices: answers("billing.invoices", { items: [invoice], nextCursor: null }),
    getInvoice: answers("billing.getInvoice", invoice),
    invoicePdf: answers("billing.invoicePdf", pdfFile),
    billingProfile: answers("billing.billingProfile", billingProfile),
    setBillingProfile: answers("billing.setBillingProfile", billingProfile),
    requestFapiao: answers("billing.requestFapiao", invoice),
    settleFapiao: answers("billing.settleFapiao", invoice),
  };
}
