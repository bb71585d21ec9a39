import type { InvoiceService } from "@claw/contract";
import type { BillingDeps } from "../deps.ts";
import { notYet } from "../not-yet.ts";

export function createInvoiceService(_deps: BillingDeps): InvoiceService {
  return {
    invoices: notYet,
    getInvoice: notYet,
    invoicePdf: notYet,
    billingProfile: notYet,
    setBillingProfile: notYet,
    requestFapiao: notYet,
    settleFapiao: notYet,
  };
}
