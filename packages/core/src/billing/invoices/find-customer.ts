import type { BillingParty } from "@claw/contract";
import type { Transaction } from "@claw/db";

/** Whom a bill of the organization is made out to now: its billing profile, else its name and its owner's e-mail. */
export async function findCustomer(tx: Transaction, organizationId: string): Promise<BillingParty> {
  const profile = await tx.billingProfile.findUnique({ where: { organizationId } });
  if (profile) {
    const { name, taxNumber, address, email } = profile;
    return { name, taxNumber, address, email };
  }

  const { name, isPersonal, memberships } = await tx.organization.findUniqueOrThrow({
    where: { id: organizationId },
    include: {
      memberships: {
        where: { role: "owner" },
        orderBy: [{ createdAt: "asc" }, { userId: "asc" }],
        take: 1,
        include: { user: { select: { name: true, email: true } } },
      },
    },
  });
  const owner = memberships[0]?.user ?? null;
  const personal = owner?.name || owner?.email;

  return {
    name: (isPersonal && personal) || name,
    taxNumber: null,
    address: null,
    email: owner?.email ?? null,
  };
}
