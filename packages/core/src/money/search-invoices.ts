import type { Actor, MoneyInvoicePage, SearchInvoices } from "@claw/contract";
import { Prisma } from "@claw/db";
import { presentInvoice, shownWithInvoice } from "../billing/invoices/present-invoice.ts";
import { findMeant, type Meaning } from "../runtime/find-meant.ts";
import { findPage, inOrder } from "../runtime/find-page.ts";
import { requireOperator } from "../runtime/require-actor.ts";
import { has, isCalled, readWords, type SearchWords } from "../runtime/search-words.ts";
import type { MoneyDeps } from "./deps.ts";
import { withinDays } from "./within-days.ts";

/** Invoices of all organizations. */
export async function searchInvoices(
  { db: { prisma } }: Pick<MoneyDeps, "db">,
  actor: Actor,
  input: SearchInvoices,
): Promise<MoneyInvoicePage> {
  requireOperator(actor);
  const { fapiaoStatus, sort, skip, limit } = input;
  const isByFapiao = fapiaoStatus !== undefined || sort === "fapiao";
  const words = readWords(input.query);
  const meant = words && (await findMeant(prisma, meaning(words)));
  const [{ ids, ...count }, fapiaoWaiting] = await Promise.all([
    findPage(prisma, {
      // Each has its invoice: where nothing is asked of it, PostgreSQL leaves it out.
      from: isByFapiao
        ? Prisma.sql`fapiao_requests f LEFT JOIN invoices i ON i.id = f.invoice_id`
        : Prisma.sql`invoices i`,
      id: isByFapiao ? Prisma.sql`f.invoice_id` : Prisma.sql`i.id`,
      where: fitting(input),
      meant,
      order:
        sort === "fapiao" ? Prisma.sql`f.created_at, f.invoice_id` : Prisma.sql`i.issued_at DESC, i.id DESC`,
      skip,
      limit,
    }),
    prisma.fapiaoRequest.count({ where: { status: "requested" } }),
  ]);
  const found = await prisma.invoice.findMany({ where: { id: { in: ids } }, include: shownWithInvoice });

  return {
    ...count,
    fapiaoWaiting,
    items: inOrder(ids, found).map((row) => ({
      ...presentInvoice(row),
      organizationId: row.organizationId,
    })),
  };
}

function fitting(input: SearchInvoices): Prisma.Sql[] {
  const { paymentStatus, fapiaoStatus } = input;

  return [
    ...(paymentStatus ? [Prisma.sql`i.payment_status = ${paymentStatus}::"InvoicePaymentStatus"`] : []),
    ...(fapiaoStatus ? [Prisma.sql`f.status = ${fapiaoStatus}::"FapiaoStatus"`] : []),
    ...withinDays(Prisma.sql`i.issued_at`, input),
  ];
}

function meaning(words: SearchWords): Meaning {
  const { id, amountMicro } = words;
  const called = isCalled(words);
  const number = has(Prisma.sql`i.number`, words);

  return {
    id: Prisma.sql`i.id`,
    ways: [
      Prisma.sql`SELECT i.id FROM invoices i
        JOIN memberships m ON m.organization_id = i.organization_id
        WHERE m.user_id IN (SELECT id FROM people)`,
      Prisma.sql`SELECT i.id FROM invoices i WHERE ${number}`,
      ...(amountMicro === null
        ? []
        : [Prisma.sql`SELECT id FROM invoices WHERE total_micro = ${amountMicro}`]),
      ...(id === null
        ? []
        : [Prisma.sql`SELECT id FROM invoices WHERE id = ${id}::uuid OR organization_id = ${id}::uuid`]),
    ],
    called,
    test: Prisma.sql`(${number}
      OR (SELECT bool_or(${called}) FROM memberships m JOIN users u ON u.id = m.user_id
          WHERE m.organization_id = i.organization_id)
      ${amountMicro === null ? Prisma.empty : Prisma.sql`OR i.total_micro = ${amountMicro}`})`,
  };
}
