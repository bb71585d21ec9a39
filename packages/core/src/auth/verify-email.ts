import type { Actor, VerifyEmail } from "@claw/contract";
import { recordAuditEvent } from "../audit/record-audit-event.ts";
import { limits } from "./limits.ts";
import { networkOf } from "./network-of.ts";
import { consumeOneTimeToken, getOneTimeTokenOwner, voidOneTimeTokens } from "./one-time-token.ts";
import type { AuthParts } from "./parts.ts";

export async function verifyEmail(
  parts: AuthParts,
  { origin }: Actor,
  { token }: VerifyEmail,
): Promise<void> {
  const { db, clock, rateLimiter } = parts;
  await rateLimiter.consume(limits.mailedTokenByAddress, networkOf(origin.address));

  const now = clock.now();
  const mailed = { token, purpose: "verify_email", now } as const;
  await db.prisma.$transaction(async (tx) => {
    const userId = await getOneTimeTokenOwner(tx, mailed);
    await consumeOneTimeToken(tx, mailed);
    await voidOneTimeTokens(tx, { userId, purpose: "verify_email", now });
    await tx.user.update({ where: { id: userId }, data: { isVerified: true } });
    const action = "email_verified";
    await recordAuditEvent(tx, { action, outcome: "ok", origin, userId, organizationId: null, at: now });
  });
}
