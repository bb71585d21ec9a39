import type { Actor } from "@claw/contract";
import { requirePerson } from "../user/require-person.ts";
import { limits } from "./limits.ts";
import { verificationMail } from "./mails.ts";
import { networkOf } from "./network-of.ts";
import { createOneTimeToken } from "./one-time-token.ts";
import type { AuthParts } from "./parts.ts";
import { refusedSession } from "./refused.ts";

/** Sends nothing to an address that is verified. */
export async function requestEmailVerification(parts: AuthParts, actor: Actor): Promise<void> {
  const { userId, origin } = requirePerson(actor);
  const { db, clock, config, rateLimiter, mailer } = parts;

  const user = await db.prisma.user.findUnique({ where: { id: userId } });
  if (!user) throw refusedSession();
  if (user.isVerified) return;

  await rateLimiter.consume(limits.requestVerificationByAddress, networkOf(origin.address));
  await rateLimiter.consume(limits.requestVerificationByEmail, user.email);
  const token = await createOneTimeToken(db.prisma, { userId, purpose: "verify_email", now: clock.now() });

  parts.background.run("sending a verification mail", () =>
    mailer.send(verificationMail({ to: user.email, publicUrl: config.publicUrl, token })),
  );
}
