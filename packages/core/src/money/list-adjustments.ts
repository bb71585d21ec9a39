import type { Actor, AdjustmentPage, ListAdjustments } from "@claw/contract";
import { Prisma } from "@claw/db";
import { requireOperator } from "../runtime/require-actor.ts";
import type { MoneyDeps } from "./deps.ts";
import { findPage, inOrder } from "./find-page.ts";
import { presentAdjustments } from "./present-adjustment.ts";
import { peopleCalled, readWords } from "./search-words.ts";

/** Those that wait for a second operator first, then the newest. */
export async function listAdjustments(
  { db: { prisma } }: Pick<MoneyDeps, "db">,
  actor: Actor,
  { query, status, userId, skip, limit }: ListAdjustments,
): Promise<AdjustmentPage> {
  requireOperator(actor);
  const words = readWords(query);
  const [{ total, ids }, waiting] = await Promise.all([
    findPage(prisma, {
      from: Prisma.sql`adjustments a`,
      id: Prisma.sql`a.id`,
      where: [
        ...(status ? [Prisma.sql`a.status = ${status}::"AdjustmentStatus"`] : []),
        ...(userId ? [Prisma.sql`a.user_id = ${userId}::uuid`] : []),
        ...(words
          ? [Prisma.sql`(a.reason ILIKE ${words.pattern} OR a.user_id IN (${peopleCalled(words)}))`]
          : []),
      ],
      order: Prisma.sql`(a.status = 'pending') DESC, a.created_at DESC, a.id DESC`,
      skip,
      limit,
    }),
    prisma.adjustment.count({ where: { status: "pending" } }),
  ]);
  const rows = inOrder(ids, await prisma.adjustment.findMany({ where: { id: { in: ids } } }));

  return { total, waiting, items: await presentAdjustments(prisma, rows) };
}
