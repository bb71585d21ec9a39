import { join } from "node:path";
import { diskOutbox, outboxMailer, type SmtpMailer, smtpMailer } from "@claw/adapters";
import type { Clock, Mailer, MailServer, Outbox, SettingsBook } from "@claw/core";

export type MailerSurroundings = {
  dataDir: string;
  publicUrl: string;
  clock: Clock;
  settings: Pick<SettingsBook, "get">;
};

export type OpenMailer = {
  mailer: Mailer;
  /** What was not sent, of this process's disk. */
  outbox: Outbox;
  server: MailServer;
};

/** SMTP while it is set up; without it, an outbox in the data directory. The server is the one that counts at the time. */
export function openMailer(
  { dataDir, publicUrl, clock, settings }: MailerSurroundings,
  stack: AsyncDisposableStack,
): OpenMailer {
  const directory = join(dataDir, "outbox");
  const unsent = outboxMailer({ directory, clock });
  let smtp: { url: string; mailer: SmtpMailer } | null = null;
  stack.defer(async () => smtp?.mailer[Symbol.asyncDispose]());

  async function smtpNow(): Promise<SmtpMailer | null> {
    const url = settings.get("mail.smtpUrl");
    if (url === smtp?.url) return smtp.mailer;

    await smtp?.mailer[Symbol.asyncDispose]();
    smtp =
      url === null
        ? null
        : { url, mailer: smtpMailer({ url, from: `CLAW.AI <${senderOf(url, publicUrl)}>` }) };

    return smtp?.mailer ?? null;
  }

  return {
    mailer: { send: async (mail) => ((await smtpNow()) ?? unsent).send(mail) },
    outbox: diskOutbox(directory),
    server: {
      address() {
        const url = settings.get("mail.smtpUrl");
        return url === null ? null : new URL(url).host;
      },
      async verify() {
        await (await smtpNow())?.verify();
      },
    },
  };
}

/** The account that signs in, where that is an address: most servers let it send as nobody else. */
function senderOf(smtpUrl: string, publicUrl: string): string {
  const user = decodeURIComponent(new URL(smtpUrl).username);

  return user.includes("@") ? user : `no-reply@${new URL(publicUrl).hostname}`;
}
