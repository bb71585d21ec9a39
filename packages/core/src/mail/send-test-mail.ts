import { type Actor, DomainError, type TestMail } from "@claw/contract";
import { recordAuditEvent } from "../audit/record-audit-event.ts";
import { requireOperator } from "../runtime/require-actor.ts";
import { reasonOf } from "./get-mail-status.ts";
import type { MailDeps } from "./service.ts";

const rate = { name: "test-mail:person", limit: 10, windowSeconds: 600 };

/** Sends a mail to the caller's own address and says whether it was taken, with the reason where not. RATE_LIMITED. */
export async function sendTestMail(deps: MailDeps, actor: Actor): Promise<TestMail> {
  const { db, clock, mailer, rateLimiter, publicUrl } = deps;
  const { origin, userId, organizationId } = requireOperator(actor);
  await rateLimiter.consume(rate, userId);
  const person = await db.prisma.user.findUnique({ where: { id: userId }, select: { email: true } });
  if (!person) throw new DomainError("NOT_FOUND", { message: "There is no such account." });

  const reason = await tryTo(() => mailer.send(testMail(person.email, publicUrl)));
  await recordAuditEvent(db.prisma, {
    action: "test_mail_sent",
    outcome: reason === null ? "ok" : "failed",
    origin,
    userId,
    organizationId,
    at: clock.now(),
  });

  return { to: person.email, sent: reason === null, reason };
}

async function tryTo(deed: () => Promise<void>): Promise<string | null> {
  try {
    await deed();
    return null;
  } catch (error) {
    return reasonOf(error);
  }
}

function testMail(to: string, publicUrl: string) {
  return {
    to,
    subject: "CLAW.AI：测试邮件 / Test mail",
    text: [
      `你好，这是 ${publicUrl} 发出的测试邮件。收到它，说明发信设置可以使用。`,
      `This is a test mail from ${publicUrl}. That you read it means that sending mail works.`,
    ].join("\n\n"),
  };
}
