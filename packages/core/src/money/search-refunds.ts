import { type Actor, formatMicro, type MoneyRefundPage, type SearchRefunds } from "@claw/contract";
import { Prisma } from "@claw/db";
import { findMeant, type Meaning } from "../runtime/find-meant.ts";
import { findPage, inOrder } from "../runtime/find-page.ts";
import { requireOperator } from "../runtime/require-actor.ts";
import { isCalled, readWords, type SearchWords } from "../runtime/search-words.ts";
import type { MoneyDeps } from "./deps.ts";
import { participantOrNull, readParticipants } from "./participants.ts";
import { withinDays } from "./within-days.ts";

/** Refunds of all organizations, the newest first. */
export async function searchRefunds(
  { db: { prisma } }: Pick<MoneyDeps, "db">,
  actor: Actor,
  input: SearchRefunds,
): Promise<MoneyRefundPage> {
  requireOperator(actor);
  const { skip, limit } = input;
  const words = readWords(input.query);
  const meant = words && (await findMeant(prisma, meaning(words)));
  const { ids, ...count } = await findPage(prisma, {
    from: Prisma.sql`refunds r`,
    id: Prisma.sql`r.id`,
    where: fitting(input),
    meant,
    order: Prisma.sql`r.created_at DESC, r.id DESC`,
    skip,
    limit,
  });
  const found = await prisma.refund.findMany({
    where: { id: { in: ids } },
    include: { payment: { select: { userId: true, provider: true, method: true, amountMicro: true } } },
  });
  const participants = await readParticipants(
    prisma,
    found.flatMap(({ payment, requestedById }) => [payment.userId, requestedById]),
  );

  return {
    ...count,
    items: inOrder(ids, found).map(({ payment, ...row }) => ({
      id: row.id,
      paymentId: row.paymentId,
      organizationId: row.organizationId,
      payer: participants(payment.userId),
      provider: payment.provider,
      method: payment.method,
      paid: formatMicro(payment.amountMicro),
      amount: formatMicro(row.amountMicro),
      status: row.status,
      reason: row.reason,
      failureReason: row.failureReason,
      requestedBy: participantOrNull(participants, row.requestedById),
      createdAt: row.createdAt.toISOString(),
      updatedAt: row.updatedAt.toISOString(),
    })),
  };
}

function fitting(input: SearchRefunds): Prisma.Sql[] {
  return [
    ...(input.status ? [Prisma.sql`r.status = ${input.status}::"RefundStatus"`] : []),
    ...withinDays(Prisma.sql`r.created_at`, input),
  ];
}

function meaning(words: SearchWords): Meaning {
  const { id, amountMicro } = words;
  const called = isCalled(words);

  return {
    id: Prisma.sql`r.id`,
    ways: [
      Prisma.sql`SELECT r.id FROM refunds r JOIN payments p ON p.id = r.payment_id
        WHERE p.user_id IN (SELECT id FROM people)`,
      ...(amountMicro === null
        ? []
        : [Prisma.sql`SELECT id FROM refunds WHERE amount_micro = ${amountMicro}`]),
      ...(id === null
        ? []
        : [Prisma.sql`SELECT id FROM refunds WHERE id = ${id}::uuid OR payment_id = ${id}::uuid`]),
    ],
    called,
    test: Prisma.sql`((SELECT ${called} FROM payments p JOIN users u ON u.id = p.user_id WHERE p.id = r.payment_id)
      ${amountMicro === null ? Prisma.empty : Prisma.sql`OR r.amount_micro = ${amountMicro}`})`,
  };
}
