import { DomainError, type SubscriptionStatus } from "@claw/contract";

/** What can happen to a subscription. */
export const subscriptionEvents = [
  /** An invoice of it was paid, or there was nothing to pay. */
  "paid",
  /** An invoice is due and was not paid. */
  "missed",
  /** Its first invoice was not paid in time. */
  "abandoned",
  /** Past due for longer than the grace. */
  "grace_over",
  /** The period has ended, and none is to follow. */
  "ended",
  /** Somebody took it back before it was paid, or while it was past due. */
  "withdrawn",
  /** The invoice of the running period was paid back. */
  "refunded",
] as const;
export type SubscriptionEvent = (typeof subscriptionEvents)[number];

/** Where each event leads; what is not here cannot happen. What was canceled is over: the next one is another. */
const table: Record<SubscriptionStatus, Partial<Record<SubscriptionEvent, SubscriptionStatus>>> = {
  incomplete: { paid: "active", abandoned: "canceled", withdrawn: "canceled" },
  active: { paid: "active", missed: "past_due", ended: "canceled", refunded: "canceled" },
  past_due: { paid: "active", grace_over: "canceled", withdrawn: "canceled", refunded: "canceled" },
  canceled: {},
};

/** The status after the event. CONFLICT for what cannot happen. */
export function statusAfter(status: SubscriptionStatus, event: SubscriptionEvent): SubscriptionStatus {
  const next = table[status][event];
  if (next) return next;

  throw new DomainError("CONFLICT", { message: `A subscription that is ${status} cannot be ${event}.` });
}
