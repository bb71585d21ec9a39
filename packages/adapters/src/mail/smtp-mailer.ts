import type { Mailer } from "@claw/core";
import { createTransport } from "nodemailer";

export type SmtpMailerOptions = {
  /** `smtp://user:password@host:587` (STARTTLS where offered) or `smtps://…:465`; nodemailer's parameters in the query. */
  url: string;
  /** `CLAW.AI <no-reply@example.com>` */
  from: string;
};

const connectTimeoutMs = 10_000;
const silenceTimeoutMs = 30_000;

/** A mailer that can say whether its server would take a mail. */
export type SmtpMailer = Mailer &
  AsyncDisposable & {
    /** Connects and signs in. Rejects with the reason. */
    verify(): Promise<void>;
  };

/** Hands mail to a server; `send` ends when the server has accepted it. */
export function smtpMailer({ url, from }: SmtpMailerOptions): SmtpMailer {
  const transport = createTransport(
    {
      url,
      connectionTimeout: connectTimeoutMs,
      greetingTimeout: connectTimeoutMs,
      socketTimeout: silenceTimeoutMs,
    },
    // A text could name files and addresses of ours; it is a text and nothing else.
    { from, disableFileAccess: true, disableUrlAccess: true },
  );

  return {
    async send({ to, subject, text }) {
      await transport.sendMail({ to: { name: "", address: to }, subject, text });
    },
    async verify() {
      await transport.verify();
    },
    async [Symbol.asyncDispose]() {
      transport.close();
    },
  };
}
