import type { Actor, MoneyPaymentPage, PaymentStatus, SearchPayments } from "@claw/contract";
import { Prisma } from "@claw/db";
import { findMeant, type Meaning } from "../runtime/find-meant.ts";
import { findPage, inOrder } from "../runtime/find-page.ts";
import { requireOperator } from "../runtime/require-actor.ts";
import { has, isCalled, readWords, type SearchWords } from "../runtime/search-words.ts";
import type { MoneyDeps } from "./deps.ts";
import { readParticipants } from "./participants.ts";
import { presentMoneyPayment } from "./present-payment.ts";
import { withinDays } from "./within-days.ts";

/** Payments of all organizations; those that wait for somebody's eyes first, unless another order is asked for. */
export async function searchPayments(
  { db: { prisma }, approvalLimitMicro }: Pick<MoneyDeps, "db" | "approvalLimitMicro">,
  actor: Actor,
  input: SearchPayments,
): Promise<MoneyPaymentPage> {
  const operator = requireOperator(actor);
  const { skip, limit } = input;
  const words = readWords(input.query);
  const meant = words && (await findMeant(prisma, meaning(words)));
  const [{ ids, ...count }, waiting] = await Promise.all([
    findPage(prisma, {
      from: Prisma.sql`payments p`,
      id: Prisma.sql`p.id`,
      where: fitting(input),
      meant,
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
    ...count,
    waiting,
    items: rows.map((row) => presentMoneyPayment(row, operator, participants, limitMicro)),
  };
}

function fitting(input: SearchPayments): Prisma.Sql[] {
  const { statuses, provider, method } = input;

  return [
    ...(statuses && statuses.length > 0 ? [isOneOf(statuses)] : []),
    ...(provider ? [Prisma.sql`p.provider = ${provider}::"PaymentProviderName"`] : []),
    ...(method ? [Prisma.sql`p.method = ${method}::"PaymentMethod"`] : []),
    ...withinDays(Prisma.sql`p.created_at`, input),
  ];
}

/** One is said as such, for the index of those that wait. */
function isOneOf(statuses: readonly PaymentStatus[]): Prisma.Sql {
  const [first] = statuses;

  if (statuses.length > 1) return Prisma.sql`p.status = ANY(${[...statuses]}::text[]::"PaymentStatus"[])`;
  return first === "submitted"
    ? Prisma.sql`p.status = 'submitted'`
    : Prisma.sql`p.status = ${first}::"PaymentStatus"`;
}

function meaning(words: SearchWords): Meaning {
  const { id, amountMicro } = words;
  const called = isCalled(words);
  const reference = has(Prisma.sql`p.reference`, words);

  return {
    id: Prisma.sql`p.id`,
    ways: [
      Prisma.sql`SELECT p.id FROM payments p WHERE p.user_id IN (SELECT id FROM people)`,
      Prisma.sql`SELECT p.id FROM payments p WHERE ${reference}`,
      ...(amountMicro === null
        ? []
        : [Prisma.sql`SELECT p.id FROM payments p WHERE p.amount_micro = ${amountMicro}`]),
      ...(id === null
        ? []
        : [
            Prisma.sql`SELECT p.id FROM payments p
              WHERE p.id = ${id}::uuid OR p.user_id = ${id}::uuid OR p.organization_id = ${id}::uuid`,
          ]),
    ],
    called,
    test: Prisma.sql`(${reference}
      OR (SELECT ${called} FROM users u WHERE u.id = p.user_id)
      ${amountMicro === null ? Prisma.empty : Prisma.sql`OR p.amount_micro = ${amountMicro}`})`,
  };
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
