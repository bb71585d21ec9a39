import { join } from "node:path";
import { outboxMailer, smtpMailer } from "@claw/adapters";
import type { Clock, Mailer, SettingsBook } from "@claw/core";

export type MailerSurroundings = {
  dataDir: string;
  publicUrl: string;
  clock: Clock;
  settings: Pick<SettingsBook, "get">;
};

/** SMTP while it is set up; without it, an outbox in the data directory. The server is the one that counts at the time. */
export function openMailer(
  { dataDir, publicUrl, clock, settings }: MailerSurroundings,
  stack: AsyncDisposableStack,
): Mailer {
  const outbox = outboxMailer({ directory: join(dataDir, "outbox"), clock });
  let smtp: { url: string; mailer: Mailer & AsyncDisposable } | null = null;
  stack.defer(async () => smtp?.mailer[Symbol.asyncDispose]());

  async function mailerNow(): Promise<Mailer> {
    const url = settings.get("mail.smtpUrl");
    if (url === smtp?.url) return smtp.mailer;

    await smtp?.mailer[Symbol.asyncDispose]();
    smtp =
      url === null
        ? null
        : { url, mailer: smtpMailer({ url, from: `CLAW.AI <${senderOf(url, publicUrl)}>` }) };

    return smtp?.mailer ?? outbox;
  }

  return { send: async (mail) => (await mailerNow()).send(mail) };
}

/** The account that signs in, where that is an address: most servers let it send as nobody else. */
function senderOf(smtpUrl: string, publicUrl: string): string {
  const user = decodeURIComponent(new URL(smtpUrl).username);

  return user.includes("@") ? user : `no-reply@${new URL(publicUrl).hostname}`;
}
