import { randomUUID } from "node:crypto";

type Metadata = Record<string, string>;

/** What Stripe keeps, with the fields that we read and their neighbours (API reference, 2026). */
export type StripeSession = {
  id: string;
  object: "checkout.session";
  mode: "payment";
  status: "open" | "complete" | "expired";
  payment_status: "paid" | "unpaid";
  amount_total: number;
  currency: string;
  allowed_payment_method_types: string[];
  client_reference_id: string;
  expires_at: number;
  payment_intent: string | null;
  success_url: string;
  cancel_url: string;
  url: string | null;
  metadata: Metadata;
};

export type StripeIntent = {
  id: string;
  object: "payment_intent";
  status: "succeeded" | "processing" | "requires_payment_method";
  amount: number;
  amount_received: number;
  currency: string;
  latest_charge: string;
  last_payment_error: { code: string } | null;
  metadata: Metadata;
};

export type StripeCharge = {
  id: string;
  object: "charge";
  amount: number;
  amount_refunded: number;
  currency: string;
  refunded: boolean;
  payment_intent: string;
  metadata: Metadata;
};

export type StripeRefund = {
  id: string;
  object: "refund";
  amount: number;
  currency: string;
  status: "pending" | "succeeded" | "failed";
  failure_reason?: string;
  charge: string;
  payment_intent: string;
  metadata: Metadata;
};

export type StripeDispute = {
  id: string;
  object: "dispute";
  amount: number;
  currency: string;
  status: string;
  reason: string;
  charge: string;
  payment_intent: string;
  metadata: Metadata;
};

export type StripeObject = StripeSession | StripeIntent | StripeCharge | StripeRefund | StripeDispute;

export type StripeEvent = {
  id: string;
  object: "event";
  api_version: string;
  created: number;
  livemode: false;
  type: string;
  data: { object: StripeObject };
};

export const newId = (prefix: string): string => `${prefix}_${randomUUID().replaceAll("-", "")}`;

export type StripeBooks = {
  sessions: Map<string, StripeSession>;
  intents: Map<string, StripeIntent>;
  charges: Map<string, StripeCharge>;
  refunds: Map<string, StripeRefund>;
  disputes: Map<string, StripeDispute>;
};

export function openBooks(): StripeBooks {
  return {
    sessions: new Map(),
    intents: new Map(),
    charges: new Map(),
    refunds: new Map(),
    disputes: new Map(),
  };
}

/** What is there, or a test is wrong. */
export function must<Item>(items: Map<string, Item>, id: string | null): Item {
  const item = items.get(id ?? "");
  if (item !== undefined) return item;

  throw new Error(`Stripe has no ${id}`);
}

/** An event of an object as it is now. */
export function eventOf(type: string, object: StripeObject, now: Date): StripeEvent {
  return {
    id: newId("evt"),
    object: "event",
    api_version: "2026-10-28.test",
    created: Math.floor(now.getTime() / 1000),
    livemode: false,
    type,
    data: { object: structuredClone(object) },
  };
}
