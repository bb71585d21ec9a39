import type { PaymentMethod, PaymentProviderName, PaymentPurpose } from "@claw/contract";
import type { Transaction } from "@claw/db";

/** What a provider of payments can do. */
export type PaymentCapabilities = {
  /** The first one is the default. */
  methods: readonly PaymentMethod[];
  /** Who says that the money has come: the provider itself, or a person who saw it arrive. */
  confirmedBy: "provider" | "person";
  /** How long one has to pay, in milliseconds. */
  lifetimeMs: number;
  /** What the payer is to do, as the operator wrote it; null where a page of the provider says it. */
  instructions: string | null;
};

/** What is to be paid. */
export type PaymentOrder = {
  paymentId: string;
  organizationId: string;
  method: PaymentMethod;
  purpose: PaymentPurpose;
  /** Whole fen, in micro-yuan. */
  amountMicro: bigint;
  currency: string;
  /** What the payer reads on the provider's page. */
  title: string;
  expiresAt: Date;
  /** Our page, to which the provider's leads back, paid or not. */
  returnUrl: string;
};

/** A payment as the provider knows it; nulls where it has no name for it, and no page. */
export type OpenedPayment = { reference: string | null; payUrl: string | null };

/** What was paid, in the provider's words. `currency` in capital letters. */
export type PaidAmount = { amountMicro: bigint; currency: string };

/** Where a payment stands at its provider. `closed`: it can no longer be paid; `processing`: nor be closed, for now. */
export type Standing =
  | { state: "open" }
  | { state: "processing" }
  | ({ state: "paid" } & PaidAmount)
  | { state: "failed"; reason: string }
  | { state: "closed" };

export type RefundOrder = {
  refundId: string;
  paymentId: string;
  reference: string | null;
  amountMicro: bigint;
};

/** What became of a refund at the provider; `reference` is its name there. */
export type RefundStanding = {
  status: "pending" | "succeeded" | "failed";
  reference: string | null;
  reason: string | null;
};

/** A refund as the provider tells of it; `refundId` is ours, null where it was begun at the provider. */
export type RefundNews = RefundStanding & PaidAmount & { refundId: string | null; reference: string };

/** A payer who asks the bank for the money back; it has taken it while `open`. */
export type DisputeNews = PaidAmount & {
  reference: string;
  status: "open" | "won" | "lost";
  reason: string | null;
};

export type PaymentNews =
  | ({ kind: "paid" } & PaidAmount)
  | { kind: "failed"; reason: string }
  | { kind: "closed" }
  | { kind: "refunds"; refunds: readonly RefundNews[] }
  | { kind: "dispute"; dispute: DisputeNews }
  /** Nothing that moves money. */
  | { kind: "other" };

/** What a provider tells of itself, proven to be from it. */
export type ProviderEvent = {
  id: string;
  type: string;
  occurredAt: Date;
  /** As we named the payment to the provider; null for what is not ours. */
  paymentId: string | null;
  news: PaymentNews;
};

/** A call of the provider's: the bytes as they came, since that is what is signed. */
export type WebhookDelivery = { body: Uint8Array; signature: string | null; receivedAt: Date };

/**
 * Brings money in and pays it back. Every call can be repeated: the same id does the same thing once. Errors are
 * DomainErrors of the PROVIDER_ kind; after one, whether the provider has done it is not known.
 */
export interface PaymentProvider {
  readonly name: PaymentProviderName;
  readonly capabilities: PaymentCapabilities;
  create(order: PaymentOrder): Promise<OpenedPayment>;
  query(reference: string): Promise<Standing>;
  /** Sees to it that nothing can be paid any more, and says how it ended: perhaps it was paid before. */
  cancel(reference: string): Promise<Standing>;
  /** `failed` where the provider refuses for good. */
  refund(order: RefundOrder): Promise<RefundStanding>;
  /** INVALID_INPUT for what is not provably the provider's, or not of these minutes. */
  parseWebhook(delivery: WebhookDelivery): Promise<ProviderEvent>;
}

/** What a payment means for the invoice that it is for; in the transaction that moves the money. */
export interface InvoiceSettlement {
  markPaid(tx: Transaction, facts: { invoiceId: string; paymentId: string; at: Date }): Promise<void>;
  /** All of it was paid back, or taken back. */
  markRefunded(tx: Transaction, facts: { invoiceId: string; paymentId: string; at: Date }): Promise<void>;
}
