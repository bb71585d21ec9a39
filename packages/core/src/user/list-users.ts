import type { Actor, ListUsers, UserPage } from "@claw/contract";
import { requireOperator } from "../runtime/require-actor.ts";
import type { UserDeps } from "./deps.ts";
import { presentUser } from "./present-user.ts";

/** The oldest account first; `total` counts all, not the page. */
export async function listUsers(
  { db }: UserDeps,
  actor: Actor,
  { skip, limit }: ListUsers,
): Promise<UserPage> {
  requireOperator(actor);
  const where = { closedAt: null };
  const [total, rows] = await Promise.all([
    db.prisma.user.count({ where }),
    db.prisma.user.findMany({ where, orderBy: [{ createdAt: "asc" }, { id: "asc" }], skip, take: limit }),
  ]);

  return { total, items: rows.map(presentUser) };
}
