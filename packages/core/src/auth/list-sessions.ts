import type { Actor, Session } from "@claw/contract";
import { requirePerson } from "../user/require-person.ts";
import { lifetimes } from "./lifetimes.ts";
import type { AuthParts } from "./parts.ts";
import { endOf } from "./session-problem.ts";

/** Those that could still be used, the most recently used first. */
export async function listSessions({ db, clock }: AuthParts, actor: Actor): Promise<Session[]> {
  const { userId, sessionId } = requirePerson(actor);
  const now = clock.now();
  const idleSince = new Date(now.getTime() - lifetimes.sessionIdle);

  const rows = await db.prisma.session.findMany({
    where: { userId, endedAt: null, expiresAt: { gt: now }, refreshedAt: { gt: idleSince } },
    orderBy: [{ refreshedAt: "desc" }, { id: "desc" }],
  });

  return rows.map((row) => ({
    id: row.id,
    isCurrent: row.id === sessionId,
    userAgent: row.userAgent,
    address: row.address,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.refreshedAt.toISOString(),
    expiresAt: endOf(row).toISOString(),
  }));
}
