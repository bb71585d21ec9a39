import { BillingParty } from "@claw/contract";
import { z } from "zod";

const MicroText = z
  .string()
  .regex(/^-?\d+$/)
  .transform(BigInt);

/** As the column `lines` holds it: amounts in micro-yuan, as text. */
export const StoredLines = z.array(
  z.object({
    description: z.string(),
    quantity: z.number().int(),
    unitMicro: MicroText,
    amountMicro: MicroText,
  }),
);

/** As the columns `seller` and `customer` hold it. */
export const StoredParty = BillingParty;

/** As the column `grants` holds it: what the payment of the invoice gives. */
export const StoredGrants = z.object({
  /** The first period, which begins with the payment; the next one; or the rest of this one on a dearer plan. */
  kind: z.enum(["start", "renewal", "upgrade"]),
  planVersionId: z.uuid(),
  periodStart: z.iso.datetime().transform((text) => new Date(text)),
  periodEnd: z.iso.datetime().transform((text) => new Date(text)),
  creditMicro: MicroText,
  /** What an upgrade was from. */
  fromPlanVersionId: z.uuid().nullable(),
});
export type Grants = z.infer<typeof StoredGrants>;

/** Null for an invoice that is no subscription's. */
export function grantsOf({ grants }: { grants: unknown }): Grants | null {
  return grants === null ? null : StoredGrants.parse(grants);
}
