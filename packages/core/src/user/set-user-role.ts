import { type Actor, DomainError, type SetUserRole, type User } from "@claw/contract";
import { recordDeed } from "../audit/record-deed.ts";
import { requireOperator } from "../runtime/require-actor.ts";
import type { UserDeps } from "./deps.ts";
import { presentUser } from "./present-user.ts";

/** CONFLICT for oneself, so that an installation keeps an operator. */
export async function setUserRole(deps: UserDeps, actor: Actor, input: SetUserRole): Promise<User> {
  const operator = requireOperator(actor);
  const { db, clock, sessions } = deps;
  const { userId, role } = input;
  if (userId === operator.userId) {
    throw new DomainError("CONFLICT", { message: "You cannot change your own role." });
  }

  const row = await db.prisma.$transaction(async (tx) => {
    const [changed] = await tx.user.updateManyAndReturn({ where: { id: userId }, data: { role } });
    if (!changed) throw new DomainError("NOT_FOUND", { message: "There is no such person." });

    await recordDeed(tx, operator, {
      action: "user_role_changed",
      detail: { userId, role },
      at: clock.now(),
    });

    return changed;
  });
  sessions.forgetUser(userId);

  return presentUser(row);
}
