import type { Actor, AdjustmentPage, ListAdjustments } from "@claw/contract";
import { Prisma } from "@claw/db";
import { findMeant, type Meaning } from "../runtime/find-meant.ts";
import { findPage, inOrder } from "../runtime/find-page.ts";
import { requireOperator } from "../runtime/require-actor.ts";
import { has, isCalled, readWords, type SearchWords } from "../runtime/search-words.ts";
import type { MoneyDeps } from "./deps.ts";
import { presentAdjustments } from "./present-adjustment.ts";

/** Those that wait for a second operator first, then the newest. */
export async function listAdjustments(
  { db: { prisma } }: Pick<MoneyDeps, "db">,
  actor: Actor,
  { query, status, adjustmentId, userId, skip, limit }: ListAdjustments,
): Promise<AdjustmentPage> {
  requireOperator(actor);
  const words = readWords(query);
  const meant = words && (await findMeant(prisma, meaning(words)));
  const [{ ids, ...count }, waiting] = await Promise.all([
    findPage(prisma, {
      from: Prisma.sql`adjustments a`,
      id: Prisma.sql`a.id`,
      where: [
        ...(status ? [Prisma.sql`a.status = ${status}::"AdjustmentStatus"`] : []),
        ...(adjustmentId ? [Prisma.sql`a.id = ${adjustmentId}::uuid`] : []),
        ...(userId ? [Prisma.sql`a.user_id = ${userId}::uuid`] : []),
      ],
      meant,
      order: Prisma.sql`(a.status = 'pending') DESC, a.created_at DESC, a.id DESC`,
      skip,
      limit,
    }),
    prisma.adjustment.count({ where: { status: "pending" } }),
  ]);
  const rows = inOrder(ids, await prisma.adjustment.findMany({ where: { id: { in: ids } } }));

  return { ...count, waiting, items: await presentAdjustments(prisma, rows) };
}

function meaning(words: SearchWords): Meaning {
  const called = isCalled(words);
  const reason = has(Prisma.sql`a.reason`, words);

  return {
    id: Prisma.sql`a.id`,
    ways: [
      Prisma.sql`SELECT a.id FROM adjustments a WHERE a.user_id IN (SELECT id FROM people)`,
      Prisma.sql`SELECT a.id FROM adjustments a WHERE ${reason}`,
    ],
    called,
    test: Prisma.sql`(${reason} OR (SELECT ${called} FROM users u WHERE u.id = a.user_id))`,
  };
}
