import type { Mail } from "../auth/ports.ts";

export type StoredMail = Mail & { id: string; createdAt: string };

/** The mails that were not sent, since no server for mail is set up. */
export interface Outbox {
  /** The names of all, the newest first; a name holds the mail's id. */
  list(): Promise<readonly { id: string; name: string }[]>;
  /** Null where it is gone, or is not a mail of ours. */
  read(name: string): Promise<StoredMail | null>;
}

/** The server that sends mail, as it is set up now. */
export interface MailServer {
  /** `host:port`; null: there is none, mails go to the outbox. */
  address(): string | null;
  /** Whether it would take a mail from us: connects and signs in. Rejects with the reason. */
  verify(): Promise<void>;
}
