import type { Actor, ResetPassword } from "@claw/contract";
import { recordAuditEvent } from "../audit/record-audit-event.ts";
import { endSessions } from "./end-sessions.ts";
import { limits } from "./limits.ts";
import { networkOf } from "./network-of.ts";
import { consumeOneTimeToken, getOneTimeTokenOwner, voidOneTimeTokens } from "./one-time-token.ts";
import type { AuthParts } from "./parts.ts";
import { refuseCommonPassword } from "./refuse-common-password.ts";
import { refusedMailedToken } from "./refused.ts";

export async function resetPassword(
  parts: AuthParts,
  { origin }: Actor,
  input: ResetPassword,
): Promise<void> {
  const { db, clock, rateLimiter, passwords, standings } = parts;
  await rateLimiter.consume(limits.mailedTokenByAddress, networkOf(origin.address));
  refuseCommonPassword(input.password, "password");

  // Looked at before the hashing, so that invented tokens cost us none; used up after it.
  const mailed = { token: input.token, purpose: "reset_password" } as const;
  const userId = await getOneTimeTokenOwner(db.prisma, { ...mailed, now: clock.now() });
  const passwordHash = await passwords.hash(input.password);
  const now = clock.now();

  await db.prisma.$transaction(async (tx) => {
    await consumeOneTimeToken(tx, { ...mailed, now });
    const { count } = await tx.user.updateMany({
      where: { id: userId, isActive: true },
      data: { passwordHash },
    });
    if (count === 0) throw refusedMailedToken();

    await voidOneTimeTokens(tx, { userId, purpose: "reset_password", now });
    await endSessions(tx, { userId }, "password_reset", now);
    const action = "password_reset";
    await recordAuditEvent(tx, { action, outcome: "ok", origin, userId, organizationId: null, at: now });
  });
  standings.forgetUser(userId);
}
