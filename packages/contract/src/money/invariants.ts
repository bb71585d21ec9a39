import { z } from "zod";
import { Instant } from "../primitives.ts";

/** What must never be in the accounts, one contradiction each. */
export const InvariantKey = z.enum([
  "transaction_sums",
  "wallet_entries",
  "wallet_lots",
  "wallet_holds",
  "wallet_missing",
  "call_charged_once",
  "usage_of_settled_call",
  "call_price",
  "correction_posted_once",
  "usage_days",
  "budget_holds",
  "payment_credited_once",
  "credit_of_payment",
  "refund_sums",
  "adjustment_moved",
  "adjustment_decided",
]);
export type InvariantKey = z.infer<typeof InvariantKey>;

export const InvariantResult = z.object({
  key: InvariantKey,
  /** How many contradict it; 0, as it should be. */
  count: z.number().int(),
  /** The first of them: whose id, and what is wrong in numbers. */
  offenders: z.array(z.object({ subject: z.string(), detail: z.string() })),
});
export type InvariantResult = z.infer<typeof InvariantResult>;

export const InvariantReport = z.object({
  /** Null where the first look has not ended. */
  checkedAt: Instant.nullable(),
  milliseconds: z.number().int(),
  isGood: z.boolean(),
  /** There are more contradictions than were read. */
  isCut: z.boolean(),
  results: z.array(InvariantResult),
});
export type InvariantReport = z.infer<typeof InvariantReport>;
