import type { Actor, RequestPasswordReset } from "@claw/contract";
import { recordAuditEvent } from "../audit/record-audit-event.ts";
import { limits } from "./limits.ts";
import { mailPasswordReset } from "./mail-password-reset.ts";
import { networkOf } from "./network-of.ts";
import type { AuthParts } from "./parts.ts";

/** What only a known address causes happens after the answer: neither its text nor its time tells whether there is one. */
export async function requestPasswordReset(
  parts: AuthParts,
  { origin }: Actor,
  { email }: RequestPasswordReset,
): Promise<void> {
  const { db, clock, rateLimiter } = parts;
  await rateLimiter.consume(limits.requestResetByAddress, networkOf(origin.address));
  await rateLimiter.consume(limits.requestResetByEmail, email);

  const user = await db.prisma.user.findUnique({ where: { email }, select: { id: true, isActive: true } });
  if (!user?.isActive) return;

  parts.background.run("sending a password reset mail", async () => {
    const userId = user.id;
    const now = clock.now();
    const action = "password_reset_requested";
    await recordAuditEvent(db.prisma, {
      action,
      outcome: "ok",
      origin,
      userId,
      organizationId: null,
      at: now,
    });
    await mailPasswordReset(parts, { userId, email });
  });
}
