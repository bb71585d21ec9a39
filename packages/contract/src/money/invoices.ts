import { z } from "zod";
import { Day } from "../billing/amount.ts";
import { FapiaoStatus, Invoice, InvoicePaymentStatus } from "../billing/invoice.ts";
import { Id, Limit, Skip, text } from "../primitives.ts";

/** Everybody's invoices: the newest first, or those whose 发票 was asked for first. */
export const SearchInvoices = z.object({
  /** A total, part of a number, or of the name or e-mail address of a member of the organization. */
  query: text(200).optional(),
  paymentStatus: InvoicePaymentStatus.optional(),
  fapiaoStatus: FapiaoStatus.optional(),
  from: Day.optional(),
  to: Day.optional(),
  sort: z.enum(["issuedAt", "fapiao"]).default("issuedAt"),
  skip: Skip.default(0),
  limit: Limit,
});
export type SearchInvoices = z.infer<typeof SearchInvoices>;

export const MoneyInvoice = Invoice.extend({ organizationId: Id });
export type MoneyInvoice = z.infer<typeof MoneyInvoice>;

export const MoneyInvoicePage = z.object({
  total: z.number().int(),
  isCapped: z.boolean(),
  items: z.array(MoneyInvoice),
  /** How many 发票 are asked for and not sent, whatever was asked for here. */
  fapiaoWaiting: z.number().int(),
});
export type MoneyInvoicePage = z.infer<typeof MoneyInvoicePage>;
