import { type Actor, DomainError, type UserActor } from "@claw/contract";
import type { Transaction } from "@claw/db";
import { requirePerson } from "../../user/require-person.ts";

/**
 * A person who keeps the accounts of the organization that they act in: its owner, its admins, its billing members.
 * FORBIDDEN to its other members, whatever they name.
 */
export async function requireKeeper(tx: Transaction, actor: Actor): Promise<UserActor> {
  const person = requirePerson(actor);
  const { organizationId, userId } = person;
  const membership = await tx.membership.findUnique({
    where: { organizationId_userId: { organizationId, userId } },
    select: { role: true },
  });

  switch (membership?.role) {
    case "owner":
    case "admin":
    case "billing":
      return person;
    case "member":
    case undefined:
      throw new DomainError("FORBIDDEN", {
        message: "Only those who keep this organization's accounts may do that.",
      });
  }
}
