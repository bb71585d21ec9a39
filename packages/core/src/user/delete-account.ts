import { type Actor, type DeleteAccount, DomainError } from "@claw/contract";
import type { Transaction } from "@claw/db";
import { recordAuditEvent } from "../audit/record-audit-event.ts";
import { closeAccount } from "./close-account.ts";
import type { UserDeps } from "./deps.ts";
import { requirePerson } from "./require-person.ts";

/**
 * Signs the person out everywhere and lets nobody in again, then deletes what is theirs. Where that breaks off, a sweep
 * ends it. INVALID_CREDENTIALS for a wrong password; CONFLICT for the last operator, and for the only owner of an
 * organization that others work in.
 */
export async function deleteAccount(
  deps: UserDeps,
  actor: Actor,
  { password }: DeleteAccount,
): Promise<void> {
  const person = requirePerson(actor);
  const { userId, organizationId, origin } = person;
  await deps.passwords.requirePassword(person, password);

  await deps.db.prisma.$transaction(async (tx) => {
    await refuseLastOperator(tx, userId);
    await refuseOnlyOwner(tx, userId);
    const at = deps.clock.now();
    await tx.user.update({ where: { id: userId }, data: { isActive: false, closingAt: at } });
    await deps.sessions.endAllSessions(tx, userId, "account_disabled");
    const entry = { outcome: "ok", origin, userId, organizationId, at } as const;
    await recordAuditEvent(tx, { action: "account_closing", ...entry });
  });
  deps.sessions.forgetUser(userId);

  await closeAccount(deps, userId);
}

/** Two operators who leave at the same time wait for each other here. */
async function refuseLastOperator(tx: Transaction, userId: string): Promise<void> {
  const operators = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM users WHERE role = 'operator' AND is_active ORDER BY id FOR UPDATE`;
  const isOperator = operators.some(({ id }) => id === userId);
  if (!isOperator || operators.length > 1) return;

  throw new DomainError("CONFLICT", {
    message: "You are the last operator of this installation. Make somebody else its operator first.",
  });
}

async function refuseOnlyOwner(tx: Transaction, userId: string): Promise<void> {
  const orphaned = await tx.organization.findFirst({
    where: {
      memberships: { some: { userId: { not: userId } }, none: { role: "owner", userId: { not: userId } } },
      AND: { memberships: { some: { userId, role: "owner" } } },
    },
    select: { id: true },
  });
  if (!orphaned) return;

  throw new DomainError("CONFLICT", {
    message:
      "Others work in an organization of which you are the only owner. Make somebody else its owner first.",
  });
}
