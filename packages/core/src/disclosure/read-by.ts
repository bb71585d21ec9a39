import { DomainError, type UserActor } from "@claw/contract";
import type { Disclosure, Transaction } from "@claw/db";
import { recordDeed } from "../audit/record-deed.ts";
import { personalOrganizationOf } from "./personal-organization-of.ts";
import { isOpen } from "./present-disclosure.ts";

export type Reading = {
  accessId: string;
  /** Null: the list of conversations. */
  conversationId: string | null;
  now: Date;
};

/**
 * Notes a reading, in the transaction that reads, and says whose conversations may be read. FORBIDDEN for what is over
 * or another operator's.
 */
export async function readBy(
  tx: Transaction,
  operator: UserActor,
  { accessId: id, conversationId, now }: Reading,
): Promise<Disclosure> {
  const access = await tx.disclosure.findUnique({ where: { id, operatorId: operator.userId } });
  if (!access || !isOpen(access, now)) {
    throw new DomainError("FORBIDDEN", { message: "This access is over, or was never yours." });
  }

  const { userId } = access;
  await tx.disclosure.update({ where: { id }, data: { readings: { increment: 1 } } });
  await recordDeed(tx, operator, {
    action: "conversation_read",
    organizationId: await personalOrganizationOf(tx, userId),
    detail: { userId, accessId: id, ...(conversationId ? { conversationId } : { list: true }) },
    at: now,
  });

  return access;
}
