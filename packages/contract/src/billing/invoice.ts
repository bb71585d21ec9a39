import { z } from "zod";
import { filledText, Id, Instant, Limit, Money, page, text } from "../primitives.ts";

/** Of the document: it is issued whole and never changed; what was wrong is voided. */
export const InvoiceStatus = z.enum(["issued", "void"]);
export type InvoiceStatus = z.infer<typeof InvoiceStatus>;

export const InvoicePaymentStatus = z.enum(["open", "paid", "refunded", "uncollectible"]);
export type InvoicePaymentStatus = z.infer<typeof InvoicePaymentStatus>;

export const InvoiceLine = z.object({
  description: z.string(),
  quantity: z.number().int(),
  unitAmount: Money,
  amount: Money,
});
export type InvoiceLine = z.infer<typeof InvoiceLine>;

/** Whom a bill is made out to, as it was when it was issued. */
export const BillingParty = z.object({
  name: z.string(),
  taxNumber: z.string().nullable(),
  address: z.string().nullable(),
  email: z.string().nullable(),
});
export type BillingParty = z.infer<typeof BillingParty>;

export const FapiaoStatus = z.enum(["requested", "issued", "rejected"]);
export type FapiaoStatus = z.infer<typeof FapiaoStatus>;

/** 发票: what the tax office's document is to say. */
export const Fapiao = z.object({
  status: FapiaoStatus,
  type: z.enum(["general", "special"]),
  /** 抬头 */
  title: z.string(),
  /** 税号 */
  taxNumber: z.string().nullable(),
  email: z.string(),
  note: z.string().nullable(),
  createdAt: Instant,
});
export type Fapiao = z.infer<typeof Fapiao>;

export const Invoice = z.object({
  id: Id,
  /** Without gaps per seller and year: CLAW-2026-000001. */
  number: z.string(),
  status: InvoiceStatus,
  paymentStatus: InvoicePaymentStatus,
  currency: z.literal("CNY"),
  total: Money,
  lines: z.array(InvoiceLine),
  seller: BillingParty,
  customer: BillingParty,
  paymentId: Id.nullable(),
  fapiao: Fapiao.nullable(),
  issuedAt: Instant,
  dueAt: Instant.nullable(),
  paidAt: Instant.nullable(),
});
export type Invoice = z.infer<typeof Invoice>;

export const InvoiceRef = z.object({ invoiceId: Id });
export type InvoiceRef = z.infer<typeof InvoiceRef>;

/** `scope: "all"` shows everybody's, to those with the billing role; by `fapiaoStatus` they find what is asked for. */
export const ListInvoices = z.object({
  paymentStatus: InvoicePaymentStatus.optional(),
  fapiaoStatus: FapiaoStatus.optional(),
  scope: z.enum(["own", "all"]).default("own"),
  cursor: z.string().max(200).nullish(),
  limit: Limit,
});
export type ListInvoices = z.infer<typeof ListInvoices>;

export const InvoicePage = page(Invoice);
export type InvoicePage = z.infer<typeof InvoicePage>;

/** `content` is the PDF in base64. */
export const PdfFile = z.object({ fileName: z.string(), content: z.base64() });
export type PdfFile = z.infer<typeof PdfFile>;

/** For the bills from now on; null where nothing was ever said: then the account's name and e-mail. */
export const BillingProfile = z.object({
  name: filledText(200),
  taxNumber: text(50).nullable(),
  address: text(500).nullable(),
  email: z.email().max(254).nullable(),
});
export type BillingProfile = z.infer<typeof BillingProfile>;

/** 纳税人识别号: 15, 17, 18 or 20 capital letters and digits; a company has one, a person none. */
export const RequestFapiao = z
  .object({
    invoiceId: Id,
    type: z.enum(["general", "special"]).default("general"),
    title: filledText(200),
    taxNumber: z
      .string()
      .regex(/^(?:[0-9A-Z]{15}|[0-9A-Z]{17,18}|[0-9A-Z]{20})$/, "is not a taxpayer's number")
      .optional(),
    email: z.email().max(254),
    note: text(500).optional(),
  })
  .refine(({ type, taxNumber }) => type === "general" || taxNumber !== undefined, {
    path: ["taxNumber"],
    message: "is needed for a special 发票",
  });
export type RequestFapiao = z.infer<typeof RequestFapiao>;

/** Operators and those with the billing role. */
export const SettleFapiao = z.object({
  invoiceId: Id,
  status: z.enum(["issued", "rejected"]),
  note: text(500).optional(),
});
export type SettleFapiao = z.infer<typeof SettleFapiao>;
