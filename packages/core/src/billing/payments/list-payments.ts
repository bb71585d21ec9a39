import type { Actor, ListPayments, PaymentPage, UserActor } from "@claw/contract";
import type { Prisma } from "@claw/db";
import { decodeCursor } from "../../runtime/cursor.ts";
import { cutPage } from "../../runtime/cut-page.ts";
import { requireBilling } from "../../runtime/require-actor.ts";
import { requirePerson } from "../../user/require-person.ts";
import type { PaymentDeps } from "./deps.ts";
import { presentPayment } from "./present-payment.ts";

/** Newest first: the organization's own, or everybody's for those who keep the accounts (FORBIDDEN). */
export async function listPayments(
  { db }: PaymentDeps,
  actor: Actor,
  input: ListPayments,
): Promise<PaymentPage> {
  const reader = input.scope === "all" ? requireBilling(actor) : requirePerson(actor);
  const after = input.cursor ? decodeCursor(input.cursor) : null;

  const rows = await db.prisma.payment.findMany({
    where: { AND: [matching(reader, input), after ? olderThan(after) : {}] },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: input.limit + 1,
  });
  const { page, nextCursor } = cutPage(rows, input.limit, ({ createdAt: at, id }) => ({ at, id }));

  return { items: page.map((row) => presentPayment(row, reader)), nextCursor };
}

function matching({ organizationId }: UserActor, { scope, status }: ListPayments): Prisma.PaymentWhereInput {
  return { ...(scope === "own" ? { organizationId } : {}), ...(status ? { status } : {}) };
}

function olderThan({ at, id }: { at: Date; id: string }): Prisma.PaymentWhereInput {
  return { OR: [{ createdAt: { lt: at } }, { createdAt: at, id: { lt: id } }] };
}
