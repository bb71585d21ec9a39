import { type Actor, type ChangePassword, DomainError } from "@claw/contract";
import { recordAuditEvent } from "../audit/record-audit-event.ts";
import { requirePerson } from "../user/require-person.ts";
import { checkPassword } from "./check-password.ts";
import { endSessions } from "./end-sessions.ts";
import { voidOneTimeTokens } from "./one-time-token.ts";
import type { AuthParts } from "./parts.ts";
import { refuseCommonPassword } from "./refuse-common-password.ts";
import { refusedSession } from "./refused.ts";

/** INVALID_CREDENTIALS for a wrong current password; CONFLICT where the password was changed at the same time. */
export async function changePassword(parts: AuthParts, actor: Actor, input: ChangePassword): Promise<void> {
  const { userId, sessionId, organizationId, origin } = requirePerson(actor);
  const { db, clock, passwords, standings } = parts;
  refuseCommonPassword(input.newPassword, "newPassword");

  const user = await db.prisma.user.findUnique({ where: { id: userId }, omit: { passwordHash: false } });
  if (!user) throw refusedSession();

  const isRight = await checkPassword(parts, user, input.currentPassword);
  const entry = { action: "password_changed", origin, userId, organizationId } as const;
  if (!isRight) {
    await recordAuditEvent(db.prisma, { ...entry, outcome: "failed", at: clock.now() });
    throw new DomainError("INVALID_CREDENTIALS", {
      message: "The current password is wrong.",
      fields: [{ field: "currentPassword", message: "is wrong" }],
    });
  }

  const passwordHash = await passwords.hash(input.newPassword);
  const now = clock.now();
  await db.prisma.$transaction(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: userId, passwordHash: user.passwordHash },
      data: { passwordHash },
    });
    if (count === 0)
      throw new DomainError("CONFLICT", { message: "The password was changed at the same time." });

    await endSessions(tx, { userId, id: { not: sessionId } }, "password_changed", now);
    await voidOneTimeTokens(tx, { userId, purpose: "reset_password", now });
    await recordAuditEvent(tx, { ...entry, outcome: "ok", at: now });
  });
  standings.forgetUser(userId);
}
