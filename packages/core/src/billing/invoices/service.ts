import type { InvoiceService } from "@claw/contract";
import type { BillingDeps } from "../deps.ts";
import { findBillingProfile, setBillingProfile } from "./billing-profile.ts";
import { getInvoice } from "./get-invoice.ts";
import { listInvoices } from "./list-invoices.ts";
import { printInvoice } from "./print-invoice.ts";
import { requestFapiao } from "./request-fapiao.ts";
import { settleFapiao } from "./settle-fapiao.ts";

export function createInvoiceService(deps: BillingDeps): InvoiceService {
  return {
    invoices: (actor, input) => listInvoices(deps, actor, input),
    getInvoice: (actor, input) => getInvoice(deps, actor, input),
    invoicePdf: (actor, input) => printInvoice(deps, actor, input),
    billingProfile: (actor) => findBillingProfile(deps, actor),
    setBillingProfile: (actor, input) => setBillingProfile(deps, actor, input),
    requestFapiao: (actor, input) => requestFapiao(deps, actor, input),
    settleFapiao: (actor, input) => settleFapiao(deps, actor, input),
  };
}
