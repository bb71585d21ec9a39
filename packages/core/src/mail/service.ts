import type { MailService } from "@claw/contract";
import type { Database } from "@claw/db";
import type { Mailer, RateLimiter } from "../auth/ports.ts";
import type { Clock } from "../runtime/ports.ts";
import { getMail } from "./get-mail.ts";
import { getMailStatus } from "./get-mail-status.ts";
import { listMails } from "./list-mails.ts";
import { createMailIndex } from "./mail-index.ts";
import type { MailServer, Outbox } from "./ports.ts";
import { sendTestMail } from "./send-test-mail.ts";

export type MailDeps = {
  db: Database;
  clock: Clock;
  mailer: Mailer;
  outbox: Outbox;
  server: MailServer;
  rateLimiter: RateLimiter;
  publicUrl: string;
};

export function createMailService(deps: MailDeps): MailService {
  const index = createMailIndex(deps);

  return {
    status: (actor) => getMailStatus(deps, actor),
    list: (actor, input) => listMails({ ...deps, index }, actor, input),
    get: (actor, input) => getMail(deps, actor, input),
    sendTest: (actor) => sendTestMail(deps, actor),
  };
}
