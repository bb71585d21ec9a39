import { DomainError } from "@claw/contract";
import type { Invoice, PlanVersion, Subscription, Transaction } from "@claw/db";
import { lockWallet } from "../ledger/accounts.ts";

/** A subscription with what its next step depends on. */
export type CurrentSubscription = Subscription & { plan: PlanVersion; openInvoice: Invoice | null };

const withParts = { plan: true, openInvoice: true } as const;

/** The organization's subscription that is not over, held until the transaction ends. The wallet is locked first. */
export async function lockCurrent(
  tx: Transaction,
  organizationId: string,
): Promise<CurrentSubscription | null> {
  await lockWallet(tx, organizationId);
  await tx.$queryRaw`
    SELECT id FROM subscriptions WHERE organization_id = ${organizationId}::uuid AND status <> 'canceled'
    FOR NO KEY UPDATE`;

  return findCurrent(tx, organizationId);
}

export function findCurrent(tx: Transaction, organizationId: string): Promise<CurrentSubscription | null> {
  return tx.subscription.findFirst({
    where: { organizationId, status: { not: "canceled" } },
    include: withParts,
  });
}

/** Also one that is over. */
export function readSubscription(tx: Transaction, id: string): Promise<CurrentSubscription> {
  return tx.subscription.findUniqueOrThrow({ where: { id }, include: withParts });
}

/** NOT_FOUND for null. */
export function requireSubscription<T>(subscription: T | null): T {
  if (subscription) return subscription;

  throw new DomainError("NOT_FOUND", { message: "There is no subscription." });
}
