import { z } from "zod";
import { filledText, Id, Instant, Limit, Money, page } from "../primitives.ts";
import { Amount, Currency } from "./amount.ts";

export const PaymentProviderName = z.enum(["offline", "stripe"]);
export type PaymentProviderName = z.infer<typeof PaymentProviderName>;

export const PaymentMethod = z.enum(["transfer", "card", "alipay", "wechat_pay"]);
export type PaymentMethod = z.infer<typeof PaymentMethod>;

export const PaymentPurpose = z.enum(["top_up", "invoice"]);
export type PaymentPurpose = z.infer<typeof PaymentPurpose>;

export const PaymentStatus = z.enum([
  "pending",
  "submitted",
  "succeeded",
  "failed",
  "canceled",
  "expired",
  "partially_refunded",
  "refunded",
  "disputed",
]);
export type PaymentStatus = z.infer<typeof PaymentStatus>;

export const Payment = z.object({
  id: Id,
  userId: Id,
  provider: PaymentProviderName,
  method: PaymentMethod,
  purpose: PaymentPurpose,
  invoiceId: Id.nullable(),
  status: PaymentStatus,
  currency: z.literal("CNY"),
  amount: Money,
  refunded: Money,
  /** Where the payer goes to pay; null where nothing is to be opened. */
  payUrl: z.string().nullable(),
  /** What the payer wrote of a transfer. */
  reference: z.string().nullable(),
  /** Another payment has the same reference. */
  isReferenceReused: z.boolean(),
  failureReason: z.string().nullable(),
  /** One who keeps the accounts has confirmed it, and another one has to: it is above the limit. */
  awaitsSecondApproval: z.boolean(),
  expiresAt: Instant.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
});
export type Payment = z.infer<typeof Payment>;

/** How one can pay here, the default first. */
export const PaymentOption = z.object({
  provider: PaymentProviderName,
  methods: z.array(PaymentMethod),
  /** What the payer is to do, as the operator wrote it; null where a page of the provider says it. */
  instructions: z.string().nullable(),
});
export type PaymentOption = z.infer<typeof PaymentOption>;

export const TopUp = z.object({
  amount: Amount,
  currency: Currency.optional(),
  provider: PaymentProviderName.optional(),
  method: PaymentMethod.optional(),
  /** A client's own id makes a retry return the same payment. */
  paymentId: Id.optional(),
});
export type TopUp = z.infer<typeof TopUp>;

export const PayInvoice = z.object({
  invoiceId: Id,
  provider: PaymentProviderName.optional(),
  method: PaymentMethod.optional(),
  paymentId: Id.optional(),
});
export type PayInvoice = z.infer<typeof PayInvoice>;

export const PaymentRef = z.object({ paymentId: Id });
export type PaymentRef = z.infer<typeof PaymentRef>;

/** The number or the words on the payer's transfer. */
export const SubmitReference = z.object({ paymentId: Id, reference: filledText(200) });
export type SubmitReference = z.infer<typeof SubmitReference>;

/** By somebody with the billing role who is not the payer. */
export const RejectPayment = z.object({ paymentId: Id, reason: filledText(500) });
export type RejectPayment = z.infer<typeof RejectPayment>;

/** Of what was bought and is not used; by somebody with the billing role. */
export const RefundPayment = z.object({
  paymentId: Id,
  amount: Amount,
  reason: filledText(500),
  /** A client's own id makes a retry refund once. */
  refundId: Id.optional(),
});
export type RefundPayment = z.infer<typeof RefundPayment>;

/** `scope: "all"` shows everybody's, to those with the billing role. */
export const ListPayments = z.object({
  status: PaymentStatus.optional(),
  scope: z.enum(["own", "all"]).default("own"),
  cursor: z.string().max(200).nullish(),
  limit: Limit,
});
export type ListPayments = z.infer<typeof ListPayments>;

export const PaymentPage = page(Payment);
export type PaymentPage = z.infer<typeof PaymentPage>;
