import type { Actor, DisclosurePage, ListDisclosures } from "@claw/contract";
import { decodeCursor } from "../runtime/cursor.ts";
import { cutPage } from "../runtime/cut-page.ts";
import { requireOperator } from "../runtime/require-actor.ts";
import type { DisclosureDeps } from "./deps.ts";
import { presentDisclosure, withNames } from "./present-disclosure.ts";

export async function listDisclosures(
  { db, clock }: Pick<DisclosureDeps, "db" | "clock">,
  actor: Actor,
  { userId, cursor, limit }: ListDisclosures,
): Promise<DisclosurePage> {
  requireOperator(actor);
  const after = cursor ? decodeCursor(cursor) : null;
  const rows = await db.prisma.disclosure.findMany({
    where: {
      ...(userId ? { userId } : {}),
      ...(after
        ? { OR: [{ createdAt: { lt: after.at } }, { createdAt: after.at, id: { lt: after.id } }] }
        : {}),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    include: withNames,
  });
  const { page, nextCursor } = cutPage(rows, limit, ({ createdAt: at, id }) => ({ at, id }));

  return { items: page.map((row) => presentDisclosure(row, clock.now())), nextCursor };
}
