import type { Actor } from "@claw/contract";
import { recordAuditEvent } from "../audit/record-audit-event.ts";
import { requirePerson } from "../user/require-person.ts";
import { endSessions } from "./end-sessions.ts";
import type { AuthParts } from "./parts.ts";

export async function endOtherSessions({ db, clock, standings }: AuthParts, actor: Actor): Promise<void> {
  const { userId, sessionId, organizationId, origin } = requirePerson(actor);
  const at = clock.now();

  await db.prisma.$transaction(async (tx) => {
    const count = await endSessions(tx, { userId, id: { not: sessionId } }, "ended_by_user", at);
    await recordAuditEvent(tx, {
      action: "other_sessions_ended",
      outcome: "ok",
      origin,
      userId,
      organizationId,
      detail: { count },
      at,
    });
  });
  standings.forgetUser(userId);
}
