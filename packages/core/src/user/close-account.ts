import type { UserActor } from "@claw/contract";
import { recordAuditEvent } from "../audit/record-audit-event.ts";
import { deleteBelongings } from "./delete-belongings.ts";
import type { UserDeps } from "./deps.ts";
import { forgetPerson } from "./forget-person.ts";

/**
 * Deletes what a person has, by the ways in which people delete things themselves, then what tells who they were. May
 * be repeated: what is gone stays gone.
 */
export async function closeAccount(deps: UserDeps, userId: string): Promise<void> {
  const memberships = await deps.db.prisma.membership.findMany({
    where: { userId },
    orderBy: { createdAt: "asc" },
  });
  for (const { organizationId } of memberships) {
    await deleteBelongings(deps, actorOf(userId, organizationId));
  }

  await deps.db.prisma.$transaction(async (tx) => {
    const at = deps.clock.now();
    await forgetPerson(tx, userId, at);
    await recordAuditEvent(tx, {
      action: "account_closed",
      outcome: "ok",
      origin: installation,
      userId,
      organizationId: memberships[0]?.organizationId ?? null,
      at,
    });
  });
}

const installation = { address: "", userAgent: null };

/** Acts in their name once more. */
function actorOf(userId: string, organizationId: string): UserActor {
  return {
    kind: "user",
    origin: installation,
    userId,
    organizationId,
    sessionId: userId,
    role: "user",
    tier: "free",
  };
}
