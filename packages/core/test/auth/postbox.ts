import type { Mail, Mailer } from "../../src/auth/ports.ts";

export type Postbox = Mailer & { mails: Mail[]; to(address: string): Mail[] };

/** A mailer that keeps what it is given. */
export function postbox(): Postbox {
  const mails: Mail[] = [];

  return {
    mails,
    to: (address) => mails.filter((mail) => mail.to === address),
    async send(mail) {
      mails.push(mail);
    },
  };
}

/** The token of the only link in a mail. */
export function tokenIn(mail: Mail | undefined): string {
  const token = /#token=([\w-]+)/.exec(mail?.text ?? "")?.[1];
  if (token) return token;

  throw new Error("the mail has no link with a token");
}
