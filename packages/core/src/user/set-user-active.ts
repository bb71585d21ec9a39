import { type Actor, DomainError, type SetUserActive, type User } from "@claw/contract";
import { recordDeed } from "../audit/record-deed.ts";
import { requireOperator } from "../runtime/require-actor.ts";
import type { UserDeps } from "./deps.ts";
import { presentUser } from "./present-user.ts";

/** CONFLICT for oneself, so that an installation keeps an operator. Enabling does not bring ended sessions back. */
export async function setUserActive(deps: UserDeps, actor: Actor, input: SetUserActive): Promise<User> {
  const operator = requireOperator(actor);
  const { db, clock, sessions } = deps;
  const { userId, isActive, reason } = input;
  if (userId === operator.userId && !isActive) {
    throw new DomainError("CONFLICT", { message: "You cannot disable your own account." });
  }

  const row = await db.prisma.$transaction(async (tx) => {
    const [changed] = await tx.user.updateManyAndReturn({ where: { id: userId }, data: { isActive } });
    if (!changed) throw new DomainError("NOT_FOUND", { message: "There is no such person." });

    if (!isActive) await sessions.endAllSessions(tx, userId, "account_disabled");
    await recordDeed(tx, operator, {
      action: isActive ? "user_enabled" : "user_disabled",
      detail: { userId, ...(reason ? { reason } : {}) },
      at: clock.now(),
    });

    return changed;
  });
  sessions.forgetUser(userId);

  return presentUser(row);
}
