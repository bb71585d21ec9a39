import { type Actor, DomainError, type MailRef, type ShownMail } from "@claw/contract";
import { recordAuditEvent } from "../audit/record-audit-event.ts";
import { requireOperator } from "../runtime/require-actor.ts";
import { headOf } from "./list-mails.ts";
import { maskSecrets } from "./mask-secrets.ts";
import type { MailDeps } from "./service.ts";

/** A mail without what is secret in it: an operator helps with an account and does not enter it. NOT_FOUND. */
export async function getMail(
  { db, clock, outbox }: MailDeps,
  actor: Actor,
  { mailId }: MailRef,
): Promise<ShownMail> {
  const { origin, userId, organizationId } = requireOperator(actor);
  const names = await outbox.list();
  const found = names.find(({ id }) => id === mailId);
  const mail = found ? await outbox.read(found.name) : null;
  if (!mail) throw new DomainError("NOT_FOUND", { message: "There is no such mail any more." });

  await recordAuditEvent(db.prisma, {
    action: "mail_read",
    outcome: "ok",
    origin,
    userId,
    organizationId,
    detail: { mailId, to: mail.to },
    at: clock.now(),
  });

  const text = maskSecrets(mail.text);
  return { ...headOf(mail), text, isMasked: text !== mail.text };
}
