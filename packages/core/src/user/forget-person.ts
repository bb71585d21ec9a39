import type { Transaction } from "@claw/db";

/**
 * Takes out of the account's rows what tells who it was. The row itself stays, for calls, ledger, payments and invoices
 * refer to it and have to be kept; so do the names that stand on invoices. The id alone says nothing.
 */
export async function forgetPerson(tx: Transaction, userId: string, at: Date): Promise<void> {
  await tx.session.deleteMany({ where: { userId } });
  await tx.oneTimeToken.deleteMany({ where: { userId } });
  await tx.budget.deleteMany({ where: { userId } });
  const own = { isPersonal: true, memberships: { some: { userId } } };
  await tx.billingProfile.deleteMany({ where: { organization: own } });
  await tx.organization.updateMany({ where: own, data: { name: "" } });
  await tx.membership.deleteMany({ where: { userId, organization: { isPersonal: false } } });
  await tx.user.update({
    where: { id: userId },
    data: {
      // `.invalid` is nobody's (RFC 6761), so the address can be registered again.
      email: `${userId}@deleted.invalid`,
      // No hash of a password begins like this.
      passwordHash: "!",
      name: "",
      phone: null,
      company: null,
      role: "user",
      isActive: false,
      isVerified: false,
      preferences: {},
      lastLoginAt: null,
      closedAt: at,
    },
  });
}
