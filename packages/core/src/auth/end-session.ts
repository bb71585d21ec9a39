import { type Actor, DomainError, type EndSession } from "@claw/contract";
import { recordAuditEvent } from "../audit/record-audit-event.ts";
import { requirePerson } from "../user/require-person.ts";
import { endSessions } from "./end-sessions.ts";
import type { AuthParts } from "./parts.ts";

/** NOT_FOUND for another's. One's own that has ended stays ended: not an error. */
export async function endSession(parts: AuthParts, actor: Actor, { sessionId }: EndSession): Promise<void> {
  const { userId, organizationId, origin } = requirePerson(actor);
  const { db, clock, standings } = parts;
  const at = clock.now();

  await db.prisma.$transaction(async (tx) => {
    const session = await tx.session.findFirst({ where: { id: sessionId, userId }, select: { id: true } });
    if (!session) throw new DomainError("NOT_FOUND", { message: "There is no such session." });

    const ended = await endSessions(tx, { id: sessionId }, "ended_by_user", at);
    if (ended === 0) return;

    const detail = { sessionId };
    await recordAuditEvent(tx, {
      action: "session_ended",
      outcome: "ok",
      origin,
      userId,
      organizationId,
      detail,
      at,
    });
  });
  standings.forgetSession(sessionId);
}
