import { type Actor, DomainError, type IssuedSession, type Login, type Origin } from "@claw/contract";
import { recordAuditEvent } from "../audit/record-audit-event.ts";
import { checkPassword } from "./check-password.ts";
import { issueSession } from "./issue-session.ts";
import { limits } from "./limits.ts";
import { networkOf } from "./network-of.ts";
import { openSession } from "./open-session.ts";
import type { AuthParts } from "./parts.ts";
import { refusedCredentials } from "./refused.ts";

const attempts = 3;

export async function login(parts: AuthParts, actor: Actor, input: Login): Promise<IssuedSession> {
  await parts.rateLimiter.consume(limits.loginByAddress, networkOf(actor.origin.address));

  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const issued = await tryLogin(parts, actor.origin, input);
    if (issued) return issued;
  }

  throw new DomainError("UNAVAILABLE", {
    message: "The account is being changed. Try again.",
    retryAfter: 1,
  });
}

/** Null where the account was disabled or its password hash replaced after the password had been checked. */
async function tryLogin(
  parts: AuthParts,
  origin: Origin,
  { email, password }: Login,
): Promise<IssuedSession | null> {
  const { db, clock, passwords } = parts;
  const found = await db.prisma.user.findUnique({
    where: { email },
    omit: { passwordHash: false },
    include: {
      memberships: { orderBy: [{ organization: { isPersonal: "desc" } }, { createdAt: "asc" }], take: 1 },
    },
  });

  const passwordHash = found?.passwordHash ?? null;
  const isRight = await checkPassword(parts, { email, passwordHash }, password);
  const organizationId = found?.memberships[0]?.organizationId;
  if (!found || !organizationId || !isRight) {
    await recordFailure(parts, origin, {
      email,
      userId: found?.id ?? null,
      reason: found ? "password" : "email",
    });
    throw refusedCredentials();
  }
  if (!found.isActive) {
    await recordFailure(parts, origin, { email, userId: found.id, reason: "disabled" });
    throw new DomainError("ACCOUNT_DISABLED", { message: "This account is disabled. Ask your operator." });
  }

  const isOutdated = passwords.isOutdated(found.passwordHash);
  const renewed = isOutdated ? { passwordHash: await passwords.hash(password) } : {};
  const now = clock.now();
  const userId = found.id;

  const session = await db.prisma.$transaction(async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: userId, isActive: true, passwordHash: found.passwordHash },
      data: { ...renewed, lastLoginAt: now, updatedAt: found.updatedAt },
    });
    if (count === 0) return null;

    const opened = await openSession(tx, { userId, organizationId, origin, now });
    const detail = { sessionId: opened.id };
    await recordAuditEvent(tx, {
      action: "signed_in",
      outcome: "ok",
      origin,
      userId,
      organizationId,
      detail,
      at: now,
    });

    return opened;
  });

  return session && issueSession(parts, session, found);
}

type Failure = { email: string; userId: string | null; reason: "email" | "password" | "disabled" };

async function recordFailure({ db, clock }: AuthParts, origin: Origin, failure: Failure): Promise<void> {
  const { email, userId, reason } = failure;

  await recordAuditEvent(db.prisma, {
    action: "signed_in",
    outcome: "failed",
    origin,
    userId,
    organizationId: null,
    detail: { email, reason },
    at: clock.now(),
  });
}
