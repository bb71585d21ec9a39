import type { Actor, AdjustmentPage, ListAdjustments } from "@claw/contract";
import { Prisma } from "@claw/db";
import { requireOperator } from "../runtime/require-actor.ts";
import type { MoneyDeps } from "./deps.ts";
import { findPage, inOrder } from "./find-page.ts";
import { presentAdjustments } from "./present-adjustment.ts";
import { has, isCalled, readWords } from "./search-words.ts";

/** Those that wait for a second operator first, then the newest. */
export async function listAdjustments(
  { db: { prisma } }: Pick<MoneyDeps, "db">,
  actor: Actor,
  { query, status, adjustmentId, userId, skip, limit }: ListAdjustments,
): Promise<AdjustmentPage> {
  requireOperator(actor);
  const words = readWords(query);
  const [{ ids, ...count }, waiting] = await Promise.all([
    findPage(prisma, {
      from: Prisma.sql`adjustments a`,
      id: Prisma.sql`a.id`,
      where: [
        ...(status ? [Prisma.sql`a.status = ${status}::"AdjustmentStatus"`] : []),
        ...(adjustmentId ? [Prisma.sql`a.id = ${adjustmentId}::uuid`] : []),
        ...(userId ? [Prisma.sql`a.user_id = ${userId}::uuid`] : []),
        ...(words
          ? [
              Prisma.sql`(${has(Prisma.sql`a.reason`, words)}
              OR (SELECT ${isCalled(words)} FROM users u WHERE u.id = a.user_id))`,
            ]
          : []),
      ],
      order: Prisma.sql`(a.status = 'pending') DESC, a.created_at DESC, a.id DESC`,
      isBroad: words !== null,
      skip,
      limit,
    }),
    prisma.adjustment.count({ where: { status: "pending" } }),
  ]);
  const rows = inOrder(ids, await prisma.adjustment.findMany({ where: { id: { in: ids } } }));

  return { ...count, waiting, items: await presentAdjustments(prisma, rows) };
}
