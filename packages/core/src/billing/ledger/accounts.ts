import type { Transaction } from "@claw/db";

/** The accounts that the installation has once, as the migration made them. */
export const revenueId = "00000000-0000-7000-8000-000000000001";
export const clearingId = "00000000-0000-7000-8000-000000000002";
export const promoId = "00000000-0000-7000-8000-000000000003";

/** What an organization has, in micro-yuan. */
export type Wallet = {
  id: string;
  organizationId: string;
  balanceMicro: bigint;
  heldMicro: bigint;
  creditLimitMicro: bigint;
  undrawnMicro: bigint;
};

/**
 * Holds back everybody else who would change the organization's money until the transaction ends. Whoever takes more
 * than one lock takes this one first.
 */
export async function lockWallet(tx: Transaction, organizationId: string): Promise<Wallet> {
  const [wallet] = await tx.$queryRaw<Wallet[]>`
    SELECT id, organization_id AS "organizationId", balance_micro AS "balanceMicro", held_micro AS "heldMicro",
           credit_limit_micro AS "creditLimitMicro", undrawn_micro AS "undrawnMicro"
    FROM billing_accounts WHERE organization_id = ${organizationId}::uuid
    FOR NO KEY UPDATE`;
  if (wallet) return wallet;

  throw new Error(`the organization ${organizationId} has no wallet`);
}

/** What the next call may cost. */
export function availableMicro({ balanceMicro, heldMicro, creditLimitMicro }: Wallet): bigint {
  return balanceMicro + creditLimitMicro - heldMicro;
}
