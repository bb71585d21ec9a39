import type { FapiaoStatus, InvoicePaymentStatus, InvoiceStatus } from "@claw/contract";
import { DomainError } from "@claw/contract";

export const invoiceEvents = ["void"] as const;
export type InvoiceEvent = (typeof invoiceEvents)[number];

/** Of the document. */
const documents: Record<InvoiceStatus, Partial<Record<InvoiceEvent, InvoiceStatus>>> = {
  issued: { void: "void" },
  void: {},
};

export const invoicePaymentEvents = [
  "paid",
  "refunded",
  /** Nobody paid it, and nobody will: the subscription has ended. */
  "written_off",
] as const;
export type InvoicePaymentEvent = (typeof invoicePaymentEvents)[number];

/** Of its payment. Money for what is not open any more is credit of the payer, and not this invoice's. */
const payments: Record<InvoicePaymentStatus, Partial<Record<InvoicePaymentEvent, InvoicePaymentStatus>>> = {
  open: { paid: "paid", written_off: "uncollectible" },
  paid: { refunded: "refunded" },
  refunded: {},
  uncollectible: {},
};

export const fapiaoEvents = ["request", "issue", "reject"] as const;
export type FapiaoEvent = (typeof fapiaoEvents)[number];

/** Of the request for a 发票. One that was rejected can be asked for again, with what was wrong put right. */
const requests: Record<FapiaoStatus, Partial<Record<FapiaoEvent, FapiaoStatus>>> = {
  requested: { issue: "issued", reject: "rejected" },
  rejected: { request: "requested" },
  issued: {},
};

/** CONFLICT for what cannot happen, as in the other two. */
export function invoiceStatusAfter(status: InvoiceStatus, event: InvoiceEvent): InvoiceStatus {
  return documents[status][event] ?? refuse(`An invoice that is ${status} cannot become ${event}.`);
}

export function paymentStatusAfter(
  status: InvoicePaymentStatus,
  event: InvoicePaymentEvent,
): InvoicePaymentStatus {
  return payments[status][event] ?? refuse(`An invoice that is ${status} cannot be ${event}.`);
}

/** @param status null where nothing was asked for before */
export function fapiaoStatusAfter(status: FapiaoStatus | null, event: FapiaoEvent): FapiaoStatus {
  const next = status === null ? (event === "request" ? "requested" : undefined) : requests[status][event];

  return next ?? refuse(`There is no ${event} of a 发票 that is ${status ?? "not asked for"}.`);
}

function refuse(message: string): never {
  throw new DomainError("CONFLICT", { message });
}
