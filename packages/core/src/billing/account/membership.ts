import { type Actor, DomainError } from "@claw/contract";
import type { MembershipRole, Transaction } from "@claw/db";
import { requireMember } from "../../runtime/require-actor.ts";

/** What the caller is in the organization in which they act; null where they have left it. */
export async function findRole(tx: Transaction, actor: Actor): Promise<MembershipRole | null> {
  const { organizationId, userId } = requireMember(actor);
  const membership = await tx.membership.findUnique({
    where: { organizationId_userId: { organizationId, userId } },
    select: { role: true },
  });

  return membership?.role ?? null;
}

/** Sees what all of the organization spend. */
export function seesAll(role: MembershipRole | null): boolean {
  return role === "owner" || role === "admin" || role === "billing";
}

/** Decides what others of the organization may spend. */
export function leads(role: MembershipRole | null): boolean {
  return role === "owner" || role === "admin";
}

export function forbidden(message: string): DomainError {
  return new DomainError("FORBIDDEN", { message });
}
