import type { Actor } from "../actor.ts";
import type { ListMails, MailPage, MailRef, MailStatus, ShownMail, TestMail } from "./schemas.ts";

/** The mails that lie on this server's disk, and whether others arrive. Operators only. */
export interface MailService {
  /** Asks the server for mail whether it would take one. */
  status(actor: Actor): Promise<MailStatus>;
  list(actor: Actor, input: ListMails): Promise<MailPage>;
  /** NOT_FOUND. */
  get(actor: Actor, input: MailRef): Promise<ShownMail>;
  /** To the caller's own address. */
  sendTest(actor: Actor): Promise<TestMail>;
}
