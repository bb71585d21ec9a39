import { type Actor, DomainError, type MailRef, type ShownMail } from "@claw/contract";
import { recordDeed } from "../audit/record-deed.ts";
import { requireOperator } from "../runtime/require-actor.ts";
import { headOf } from "./mail-index.ts";
import { maskSecrets } from "./mask-secrets.ts";
import type { MailDeps } from "./service.ts";

/** A mail without what is secret in it: an operator helps with an account and does not enter it. NOT_FOUND. */
export async function getMail(
  { db, clock, outbox }: MailDeps,
  actor: Actor,
  { mailId }: MailRef,
): Promise<ShownMail> {
  const operator = requireOperator(actor);
  const names = await outbox.list();
  const found = names.find(({ id }) => id === mailId);
  const mail = found ? await outbox.read(found.name) : null;
  if (!mail) throw new DomainError("NOT_FOUND", { message: "There is no such mail any more." });

  await recordDeed(db.prisma, operator, {
    action: "mail_read",
    detail: { mailId, to: mail.to },
    at: clock.now(),
  });

  const text = maskSecrets(mail.text);
  return { ...headOf(mail), text, isMasked: text !== mail.text };
}
