import type { Actor, Logout } from "@claw/contract";
import { recordAuditEvent } from "../audit/record-audit-event.ts";
import { endSessions } from "./end-sessions.ts";
import type { AuthParts } from "./parts.ts";
import { readRefreshToken } from "./refresh-token.ts";

export async function logout(parts: AuthParts, actor: Actor, { refreshToken }: Logout): Promise<void> {
  const claim = refreshToken === undefined ? null : readRefreshToken(parts.refreshMacKey, refreshToken);
  const mine = actor.kind === "user" ? actor.sessionId : null;
  const sessionIds = new Set([mine, claim?.sessionId ?? null].filter((id) => id !== null));

  for (const sessionId of sessionIds) await endOne(parts, actor, sessionId);
}

async function endOne(
  { db, clock, standings }: AuthParts,
  { origin }: Actor,
  sessionId: string,
): Promise<void> {
  const at = clock.now();

  await db.prisma.$transaction(async (tx) => {
    const session = await tx.session.findUnique({ where: { id: sessionId } });
    if (!session) return;

    const ended = await endSessions(tx, { id: sessionId }, "logout", at);
    if (ended === 0) return;

    const { userId, organizationId } = session;
    const detail = { sessionId };
    await recordAuditEvent(tx, {
      action: "signed_out",
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
