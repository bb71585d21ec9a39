import type { Database } from "@claw/db";
import { passwordResetMail } from "./mails.ts";
import { createOneTimeToken } from "./one-time-token.ts";
import type { AuthParts } from "./parts.ts";

/** A link of 30 minutes to choose another password; rejects where the mail is not accepted. */
export async function mailPasswordReset(
  {
    db,
    clock,
    config,
    mailer,
  }: Pick<AuthParts, "clock" | "config" | "mailer"> & { db: Pick<Database, "prisma"> },
  { userId, email }: { userId: string; email: string },
): Promise<void> {
  const token = await db.prisma.$transaction((tx) =>
    createOneTimeToken(tx, { userId, purpose: "reset_password", now: clock.now() }),
  );

  await mailer.send(passwordResetMail({ to: email, publicUrl: config.publicUrl, token }));
}
