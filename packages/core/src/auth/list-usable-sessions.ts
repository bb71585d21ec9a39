import type { Session } from "@claw/contract";
import type { Database } from "@claw/db";
import { lifetimes } from "./lifetimes.ts";
import { endOf } from "./session-problem.ts";

/** A person's sessions that could still be used, the most recently used first. */
export async function listUsableSessions(
  { prisma }: Pick<Database, "prisma">,
  userId: string,
  now: Date,
): Promise<Omit<Session, "isCurrent">[]> {
  const idleSince = new Date(now.getTime() - lifetimes.sessionIdle);
  const rows = await prisma.session.findMany({
    where: { userId, endedAt: null, expiresAt: { gt: now }, refreshedAt: { gt: idleSince } },
    orderBy: [{ refreshedAt: "desc" }, { id: "desc" }],
  });

  return rows.map((row) => ({
    id: row.id,
    userAgent: row.userAgent,
    address: row.address,
    createdAt: row.createdAt.toISOString(),
    lastUsedAt: row.refreshedAt.toISOString(),
    expiresAt: endOf(row).toISOString(),
  }));
}
