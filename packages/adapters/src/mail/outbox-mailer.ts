import { randomUUID } from "node:crypto";
import { mkdir, open, rename, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Clock, Mail, Mailer } from "@claw/core";

export type OutboxMailerOptions = {
  /** Made when it is missing; readable by the owner of the process only, for the mails hold live links. */
  directory: string;
  clock: Clock;
};

/** One mail as it lies in the outbox: `<time>-<id>.json`, so that names sort by time. */
export type OutboxMail = Mail & { id: string; createdAt: string };

/** Keeps mail on disk where no server is set up: the operator reads it there. A file is whole or not there. */
export function outboxMailer({ directory, clock }: OutboxMailerOptions): Mailer {
  return {
    async send({ to, subject, text }) {
      const createdAt = clock.now().toISOString();
      const mail: OutboxMail = { id: randomUUID(), createdAt, to, subject, text };
      const name = `${createdAt.replaceAll(":", "-")}-${mail.id}.json`;

      await mkdir(directory, { recursive: true, mode: 0o700 });
      await writeWhole(directory, name, `${JSON.stringify(mail, null, 2)}\n`);
    },
  };
}

async function writeWhole(directory: string, name: string, content: string): Promise<void> {
  const unfinished = join(directory, `.${name}.unfinished`);
  try {
    await using file = await open(unfinished, "wx", 0o600);
    await file.writeFile(content);
    await file.sync();
    await rename(unfinished, join(directory, name));
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
}
