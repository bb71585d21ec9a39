import type { SubscriptionTier } from "@claw/contract";
import type { Transaction } from "@claw/db";
import type { BillingDeps } from "../deps.ts";

/** Owners of the organization are of this tier from the commit on; see {@link forgetOwners}. */
export async function setTier(
  tx: Transaction,
  organizationId: string,
  subscriptionTier: SubscriptionTier,
): Promise<void> {
  await tx.user.updateMany({
    where: {
      memberships: { some: { organizationId, role: "owner" } },
      subscriptionTier: { not: subscriptionTier },
    },
    data: { subscriptionTier },
  });
}

/** After the commit: this process looks the tier of the owners up anew. Others do so within seconds. */
export async function forgetOwners(
  { db, tierNews }: Pick<BillingDeps, "db" | "tierNews">,
  organizationId: string,
): Promise<void> {
  const owners = await db.prisma.membership.findMany({
    where: { organizationId, role: "owner" },
    select: { userId: true },
  });

  for (const { userId } of owners) tierNews.forgetUser(userId);
}
