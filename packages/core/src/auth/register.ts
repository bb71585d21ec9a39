import { type Actor, DomainError, type IssuedSession, type Register, type UserRole } from "@claw/contract";
import { type Transaction, uuidv7 } from "@claw/db";
import { recordAuditEvent } from "../audit/record-audit-event.ts";
import { lockForTransaction } from "../runtime/lock-for-transaction.ts";
import { issueSession } from "./issue-session.ts";
import { limits } from "./limits.ts";
import { verificationMail } from "./mails.ts";
import { networkOf } from "./network-of.ts";
import { createOneTimeToken } from "./one-time-token.ts";
import { openSession } from "./open-session.ts";
import type { AuthParts } from "./parts.ts";
import { refuseCommonPassword } from "./refuse-common-password.ts";

export async function register(parts: AuthParts, actor: Actor, input: Register): Promise<IssuedSession> {
  const { db, config, clock, rateLimiter, passwords, mailer, accounts } = parts;
  const { origin } = actor;
  const { email, password, ...profile } = input;

  await rateLimiter.consume(limits.registerByAddress, networkOf(origin.address));
  await rateLimiter.consume(limits.registerByEmail, email);
  refuseCommonPassword(password, "password");
  if (await db.prisma.user.findUnique({ where: { email }, select: { id: true } })) throw emailTaken();

  await requireOpenRegistration(parts);
  const passwordHash = await passwords.hash(password);
  const now = clock.now();

  const { user, session, token } = await db.prisma.$transaction(async (tx) => {
    const role = await roleOfNext(tx);
    const person = { id: uuidv7(), email, passwordHash, role, createdAt: now, lastLoginAt: now };
    const user = await createPerson(tx, { ...person, ...withNulls(profile) });
    const organizationId = await createPersonalOrganization(tx, user, now);
    const userId = user.id;
    await accounts.openAccount(tx, { organizationId, userId });

    const session = await openSession(tx, { userId, organizationId, origin, now });
    const token = await createOneTimeToken(tx, { userId, purpose: "verify_email", now });
    const detail = { role, sessionId: session.id };
    await recordAuditEvent(tx, {
      action: "registered",
      outcome: "ok",
      origin,
      userId,
      organizationId,
      detail,
      at: now,
    });

    return { user, session, token };
  });

  parts.background.run("sending a verification mail", () =>
    mailer.send(verificationMail({ to: email, publicUrl: config.publicUrl, token })),
  );

  return issueSession(parts, session, user);
}

async function requireOpenRegistration({ db, isRegistrationOpen }: AuthParts): Promise<void> {
  if (isRegistrationOpen() || !(await hasPeople(db.prisma))) return;

  throw new DomainError("FORBIDDEN", {
    message: "Registration is closed here. Ask those who run this installation.",
  });
}

/** The first person of a fresh installation runs it. Those who come at once wait for each other. */
async function roleOfNext(tx: Transaction): Promise<UserRole> {
  if (await hasPeople(tx)) return "user";

  await lockForTransaction(tx, "claw.auth.first-person");
  return (await hasPeople(tx)) ? "user" : "operator";
}

async function hasPeople(tx: Pick<Transaction, "user">): Promise<boolean> {
  return (await tx.user.findFirst({ select: { id: true } })) !== null;
}

type PersonData = {
  id: string;
  email: string;
  passwordHash: string;
  role: UserRole;
  createdAt: Date;
  lastLoginAt: Date;
  name: string;
  phone: string | null;
  company: string | null;
};

/** EMAIL_TAKEN, also where somebody else takes it at this moment. */
async function createPerson(tx: Transaction, data: PersonData) {
  const { count } = await tx.user.createMany({ data: [data], skipDuplicates: true });
  if (count === 0) throw emailTaken();

  return tx.user.findUniqueOrThrow({ where: { id: data.id } });
}

async function createPersonalOrganization(
  tx: Transaction,
  user: { id: string; name: string; email: string },
  now: Date,
): Promise<string> {
  const id = uuidv7();
  const name = user.name || user.email.replace(/@.*$/, "");
  await tx.organization.create({ data: { id, name, isPersonal: true, createdAt: now } });
  await tx.membership.create({
    data: { organizationId: id, userId: user.id, role: "owner", createdAt: now },
  });

  return id;
}

function withNulls({ name, phone, company }: Omit<Register, "email" | "password">) {
  return { name: name ?? "", phone: phone ?? null, company: company ?? null };
}

function emailTaken(): DomainError {
  return new DomainError("EMAIL_TAKEN", {
    message: "There is an account with this e-mail address.",
    fields: [{ field: "email", message: "is taken" }],
  });
}
