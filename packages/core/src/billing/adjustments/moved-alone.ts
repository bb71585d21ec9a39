import type { Transaction } from "@claw/db";

/** So that a large amount in small pieces is still a large amount. */
const windowMs = 24 * 3_600_000;

/**
 * What one operator has given to and taken from an organization within 24 hours without anybody else's approval, in
 * micro-yuan; what was taken counts as what was given.
 */
export async function movedAlone(
  tx: Transaction,
  { organizationId, requestedById, now }: { organizationId: string; requestedById: string; now: Date },
): Promise<bigint> {
  const [row] = await tx.$queryRaw<{ moved: string }[]>`
    SELECT coalesce(sum(abs(amount_micro)), 0)::text AS moved FROM adjustments
    WHERE organization_id = ${organizationId}::uuid AND requested_by_id = ${requestedById}::uuid
      AND created_at > ${new Date(now.getTime() - windowMs)} AND status = 'applied' AND NOT needs_approval`;

  return BigInt(row?.moved ?? "0");
}
