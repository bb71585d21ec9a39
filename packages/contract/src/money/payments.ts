import { z } from "zod";
import { Participant } from "../billing/adjustment.ts";
import { Day } from "../billing/amount.ts";
import { Payment, PaymentMethod, PaymentProviderName, PaymentStatus } from "../billing/payment.ts";
import { Id, Instant, Limit, Money, Skip, text } from "../primitives.ts";

export const MoneyPaymentSort = z.enum(["waitingFirst", "createdAt", "submittedAt", "amount"]);
export type MoneyPaymentSort = z.infer<typeof MoneyPaymentSort>;

/** Everybody's payments. */
export const SearchPayments = z.object({
  /** An id, an amount, part of a reference, or of the payer's name or e-mail address. */
  query: text(200).optional(),
  statuses: z.array(PaymentStatus).max(20).optional(),
  provider: PaymentProviderName.optional(),
  method: PaymentMethod.optional(),
  /** Begun on this day or later, by the calendar in China. */
  from: Day.optional(),
  /** Begun on this day or before. */
  to: Day.optional(),
  /** `waitingFirst`: those that wait for somebody's eyes, then the newest. */
  sort: MoneyPaymentSort.default("waitingFirst"),
  direction: z.enum(["asc", "desc"]).default("desc"),
  skip: Skip.default(0),
  limit: Limit,
});
export type SearchPayments = z.infer<typeof SearchPayments>;

/** A payment as operators see it: with who did what. */
export const MoneyPayment = Payment.omit({ payUrl: true, userId: true }).extend({
  organizationId: Id,
  payer: Participant,
  providerReference: z.string().nullable(),
  submittedAt: Instant.nullable(),
  succeededAt: Instant.nullable(),
  /** Who saw the transfer arrive, the first of two. */
  firstApprovedBy: Participant.nullable(),
  firstApprovedAt: Instant.nullable(),
  /** Null where the provider said so. */
  confirmedBy: Participant.nullable(),
  rejectedBy: Participant.nullable(),
  rejectedAt: Instant.nullable(),
  /** It is above what one may confirm now. */
  needsTwo: z.boolean(),
});
export type MoneyPayment = z.infer<typeof MoneyPayment>;

export const MoneyPaymentPage = z.object({
  total: z.number().int(),
  /** There are at least so many: the search means nearly everything. */
  isCapped: z.boolean(),
  items: z.array(MoneyPayment),
  /** How many wait to be confirmed, whatever was asked for. */
  waiting: z.number().int(),
});
export type MoneyPaymentPage = z.infer<typeof MoneyPaymentPage>;

export const RefundStatus = z.enum(["pending", "succeeded", "failed"]);
export type RefundStatus = z.infer<typeof RefundStatus>;

/** The newest first. */
export const SearchRefunds = z.object({
  /** An id, an amount, or part of the payer's name or e-mail address. */
  query: text(200).optional(),
  status: RefundStatus.optional(),
  from: Day.optional(),
  to: Day.optional(),
  skip: Skip.default(0),
  limit: Limit,
});
export type SearchRefunds = z.infer<typeof SearchRefunds>;

export const MoneyRefund = z.object({
  id: Id,
  paymentId: Id,
  organizationId: Id,
  payer: Participant,
  provider: PaymentProviderName,
  method: PaymentMethod,
  paid: Money,
  amount: Money,
  status: RefundStatus,
  reason: z.string(),
  failureReason: z.string().nullable(),
  /** Null where it was begun at the provider. */
  requestedBy: Participant.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type MoneyRefund = z.infer<typeof MoneyRefund>;

export const MoneyRefundPage = z.object({
  total: z.number().int(),
  isCapped: z.boolean(),
  items: z.array(MoneyRefund),
});
export type MoneyRefundPage = z.infer<typeof MoneyRefundPage>;
