import type { AuditAction, Person, UserActor } from "@claw/contract";
import type { Transaction } from "@claw/db";
import { recordDeed } from "../audit/record-deed.ts";
import type { PeopleDeps } from "./deps.ts";
import { noSuchPerson } from "./get-person.ts";
import { presentPerson } from "./present-person.ts";

type Change = {
  userId: string;
  action: AuditAction;
  detail?: Record<string, string | boolean>;
  /** What is done, and whatever may refuse it. */
  deed(tx: Transaction, person: { isActive: boolean }): Promise<unknown>;
};

/** One deed of an operator on one person, with its entry in the audit log. NOT_FOUND for nobody. */
export async function changePerson(
  { db, clock, sessions }: PeopleDeps,
  operator: UserActor,
  { userId, action, detail, deed }: Change,
): Promise<Person> {
  const row = await db.prisma.$transaction(async (tx) => {
    const person = await tx.user.findUnique({ where: { id: userId, closedAt: null } });
    if (!person) throw noSuchPerson();

    await deed(tx, person);
    await recordDeed(tx, operator, {
      action,
      detail: { userId, ...detail },
      at: clock.now(),
    });

    return tx.user.findUniqueOrThrow({ where: { id: userId } });
  });
  sessions.forgetUser(userId);

  return presentPerson(row);
}
