import type { Transaction } from "@claw/db";

/** The chain of the audit log that concerns one person. */
export async function personalOrganizationOf(tx: Transaction, userId: string): Promise<string | null> {
  const membership = await tx.membership.findFirst({
    where: { userId, organization: { isPersonal: true } },
    select: { organizationId: true },
  });

  return membership?.organizationId ?? null;
}
