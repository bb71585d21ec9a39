import { type Fapiao, formatMicro, type Invoice } from "@claw/contract";
import type { FapiaoRequest, Invoice as InvoiceRow, PaymentStatus, Prisma } from "@claw/db";
import { StoredLines, StoredParty } from "./stored-invoice.ts";

/** What is read with an invoice to show it. */
export const shownWithInvoice = {
  fapiao: true,
  payments: {
    where: {
      status: { in: ["succeeded", "partially_refunded", "refunded", "disputed", "submitted", "pending"] },
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 20,
    select: { id: true, status: true },
  },
} satisfies Prisma.InvoiceInclude;

type ShownRow = InvoiceRow & {
  fapiao: FapiaoRequest | null;
  payments: readonly { id: string; status: PaymentStatus }[];
};

export function presentInvoice(row: ShownRow): Invoice {
  const { seller, customer } = row;

  return {
    id: row.id,
    number: row.number,
    status: row.status,
    paymentStatus: row.paymentStatus,
    currency: "CNY",
    total: formatMicro(row.totalMicro),
    lines: StoredLines.parse(row.lines).map(({ description, quantity, unitMicro, amountMicro }) => ({
      description,
      quantity,
      unitAmount: formatMicro(unitMicro),
      amount: formatMicro(amountMicro),
    })),
    seller: StoredParty.parse(seller),
    customer: StoredParty.parse(customer),
    paymentId: paymentIdOf(row.payments),
    fapiao: row.fapiao && presentFapiao(row.fapiao),
    issuedAt: row.issuedAt.toISOString(),
    dueAt: row.dueAt?.toISOString() ?? null,
    paidAt: row.paidAt?.toISOString() ?? null,
  };
}

/** The payment that paid it, else the newest that is under way. */
function paymentIdOf(payments: ShownRow["payments"]): string | null {
  const paid = payments.find(({ status }) => status !== "pending" && status !== "submitted");

  return (paid ?? payments[0])?.id ?? null;
}

function presentFapiao(row: FapiaoRequest): Fapiao {
  return {
    status: row.status,
    type: row.type,
    title: row.title,
    taxNumber: row.taxNumber,
    email: row.email,
    note: row.note,
    createdAt: row.createdAt.toISOString(),
  };
}
