import type { Actor, MoneyPaymentPage, SearchPayments } from "@claw/contract";
import { Prisma } from "@claw/db";
import { requireOperator } from "../runtime/require-actor.ts";
import type { MoneyDeps } from "./deps.ts";
import { findPage, inOrder } from "./find-page.ts";
import { readParticipants } from "./participants.ts";
import { presentMoneyPayment } from "./present-payment.ts";
import { peopleCalled, readWords, withinDays } from "./search-words.ts";

/** Payments of all organizations; those that wait for somebody's eyes first, unless another order is asked for. */
export async function searchPayments(
  { db: { prisma }, approvalLimitMicro }: Pick<MoneyDeps, "db" | "approvalLimitMicro">,
  actor: Actor,
  input: SearchPayments,
): Promise<MoneyPaymentPage> {
  const operator = requireOperator(actor);
  const { skip, limit } = input;
  const [{ total, ids }, waiting] = await Promise.all([
    findPage(prisma, {
      from: Prisma.sql`payments p`,
      id: Prisma.sql`p.id`,
      where: fitting(input),
      order: orderOf(input),
      skip,
      limit,
    }),
    prisma.payment.count({ where: { status: "submitted" } }),
  ]);
  const rows = inOrder(ids, await prisma.payment.findMany({ where: { id: { in: ids } } }));
  const participants = await readParticipants(
    prisma,
    rows.flatMap((row) => [row.userId, row.firstApprovedById, row.confirmedById, row.rejectedById]),
  );
  const limitMicro = approvalLimitMicro();

  return {
    total,
    waiting,
    items: rows.map((row) => presentMoneyPayment(row, operator, participants, limitMicro)),
  };
}

function fitting(input: SearchPayments): Prisma.Sql[] {
  const { statuses, provider, method } = input;

  return [
    ...(statuses && statuses.length > 0
      ? [Prisma.sql`p.status = ANY(${statuses}::text[]::"PaymentStatus"[])`]
      : []),
    ...(provider ? [Prisma.sql`p.provider = ${provider}::"PaymentProviderName"`] : []),
    ...(method ? [Prisma.sql`p.method = ${method}::"PaymentMethod"`] : []),
    ...withinDays(Prisma.sql`p.created_at`, input),
    ...meant(input.query),
  ];
}

/** Each by an index of its own: an OR over several tables would be looked through row by row. */
function meant(query: string | undefined): Prisma.Sql[] {
  const words = readWords(query);
  if (words === null) return [];

  const { pattern, id, amountMicro } = words;
  const ways = [
    Prisma.sql`SELECT id FROM payments WHERE reference ILIKE ${pattern}`,
    Prisma.sql`SELECT id FROM payments WHERE user_id IN (${peopleCalled(words)})`,
    ...(amountMicro === null
      ? []
      : [Prisma.sql`SELECT id FROM payments WHERE amount_micro = ${amountMicro}`]),
    ...(id === null
      ? []
      : [
          Prisma.sql`SELECT id FROM payments
            WHERE id = ${id}::uuid OR user_id = ${id}::uuid OR organization_id = ${id}::uuid`,
        ]),
  ];

  return [Prisma.sql`p.id IN (${Prisma.join(ways, " UNION ALL ")})`];
}

function orderOf({ sort, direction }: SearchPayments): Prisma.Sql {
  const way = direction === "asc" ? Prisma.sql`ASC` : Prisma.sql`DESC`;

  switch (sort) {
    case "waitingFirst":
      return Prisma.sql`(p.status = 'submitted') DESC, p.created_at DESC, p.id DESC`;
    case "createdAt":
      return Prisma.sql`p.created_at ${way}, p.id ${way}`;
    case "submittedAt":
      return Prisma.sql`p.submitted_at ${way}, p.id ${way}`;
    case "amount":
      return Prisma.sql`p.amount_micro ${way}, p.id ${way}`;
  }
}
