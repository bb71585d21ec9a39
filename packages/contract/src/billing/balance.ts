import { z } from "zod";
import { filledText, Id, Instant, Money } from "../primitives.ts";
import { Amount } from "./amount.ts";

/** Credit of one kind: what was bought can be paid back, the rest cannot. */
export const CreditSource = z.enum(["purchased", "granted", "plan"]);
export type CreditSource = z.infer<typeof CreditSource>;

/** A piece of credit that is used up as a whole, in the order: plan, granted, purchased; what expires first, first. */
export const CreditLot = z.object({
  id: Id,
  source: CreditSource,
  amount: Money,
  remaining: Money,
  expiresAt: Instant.nullable(),
  createdAt: Instant,
});
export type CreditLot = z.infer<typeof CreditLot>;

/** What the organization of the caller has. */
export const Balance = z.object({
  currency: z.literal("CNY"),
  /** Below zero where an answer cost more than was held for it. */
  balance: Money,
  /** Set aside for calls that are under way. */
  held: Money,
  creditLimit: Money,
  /** What the next call may cost: balance + credit limit − held. */
  available: Money,
  /** Those that have something left. */
  lots: z.array(CreditLot),
});
export type Balance = z.infer<typeof Balance>;

/** Operators only: credit that was not paid for. An adjustment, with the limits of one. */
export const GrantCredit = z.object({
  userId: Id,
  amount: Amount,
  reason: filledText(500),
  expiresAt: Instant.optional(),
  /** A client's own id makes a retry grant once. */
  grantId: Id.optional(),
});
export type GrantCredit = z.infer<typeof GrantCredit>;

/** What the person has now; with the credit, unless it waits for a second operator. */
export const GrantedCredit = Balance.extend({ adjustmentId: Id, waitsForApproval: z.boolean() });
export type GrantedCredit = z.infer<typeof GrantedCredit>;
