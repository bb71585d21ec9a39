import type { Transaction } from "@claw/db";

/**
 * Takes what was spent since the last time out of the organization's lots: plan before granted before purchased, what
 * expires first, then the older. Settling a call only adds to what is undrawn, so that its hot row is the wallet alone;
 * while the set of lots stays the same, taking it later takes the same. Whoever changes the set draws first.
 * The wallet must be locked.
 * @returns what is still undrawn, in micro-yuan: debt, where all lots are empty
 */
export async function drawLots(tx: Transaction, organizationId: string): Promise<bigint> {
  const [row] = await tx.$queryRaw<{ undrawn: bigint }[]>`
    WITH wallet AS (
      SELECT undrawn_micro AS undrawn FROM billing_accounts WHERE organization_id = ${organizationId}::uuid
    ), queue AS (
      SELECT id, remaining_micro,
             sum(remaining_micro) OVER (
               ORDER BY array_position(ARRAY['plan', 'granted', 'purchased'], source::text), expires_at NULLS LAST, created_at, id
             ) - remaining_micro AS before
      FROM credit_lots WHERE organization_id = ${organizationId}::uuid AND remaining_micro > 0
    ), share AS (
      SELECT id, least(remaining_micro, greatest(undrawn - before, 0))::bigint AS amount FROM queue, wallet
    ), drawn AS (
      UPDATE credit_lots l SET remaining_micro = l.remaining_micro - share.amount
      FROM share WHERE l.id = share.id AND share.amount > 0
    )
    UPDATE billing_accounts SET undrawn_micro = undrawn_micro - coalesce((SELECT sum(amount) FROM share), 0)::bigint
    WHERE organization_id = ${organizationId}::uuid
    RETURNING undrawn_micro AS undrawn`;

  return row?.undrawn ?? 0n;
}
