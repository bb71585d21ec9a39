import { join } from "node:path";
import { outboxMailer, smtpMailer } from "@claw/adapters";
import type { Clock, Mailer } from "@claw/core";
import type { Config } from "./config.ts";

/** SMTP where it is set up; without it, an outbox in the data directory. */
export function openMailer(
  { smtpUrl, dataDir }: Config,
  publicUrl: string,
  clock: Clock,
  stack: AsyncDisposableStack,
): Mailer {
  if (smtpUrl === null) return outboxMailer({ directory: join(dataDir, "outbox"), clock });

  return stack.use(smtpMailer({ url: smtpUrl, from: `CLAW.AI <${senderOf(smtpUrl, publicUrl)}>` }));
}

/** The account that signs in, where that is an address: most servers let it send as nobody else. */
function senderOf(smtpUrl: string, publicUrl: string): string {
  const user = decodeURIComponent(new URL(smtpUrl).username);

  return user.includes("@") ? user : `no-reply@${new URL(publicUrl).hostname}`;
}
