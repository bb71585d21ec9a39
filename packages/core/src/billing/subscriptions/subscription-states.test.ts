import { DomainError, SubscriptionStatus } from "@claw/contract";
import { describe, expect, test } from "vitest";
import { statusAfter, subscriptionEvents } from "./subscription-states.ts";

/** Everything that can happen, said once more and independently of the table. */
const possible = new Map([
  ["incomplete paid", "active"],
  ["incomplete abandoned", "canceled"],
  ["incomplete withdrawn", "canceled"],
  ["active paid", "active"],
  ["active missed", "past_due"],
  ["active ended", "canceled"],
  ["active refunded", "canceled"],
  ["past_due paid", "active"],
  ["past_due grace_over", "canceled"],
  ["past_due withdrawn", "canceled"],
  ["past_due refunded", "canceled"],
]);

const cross = SubscriptionStatus.options.flatMap((status) =>
  subscriptionEvents.map((event) => ({
    status,
    event,
    next: possible.get(`${status} ${event}`) ?? "refused",
  })),
);

describe("every event in every state of a subscription", () => {
  test.each(cross)("$status, $event: $next", ({ status, event, next }) => {
    const after = () => statusAfter(status, event);

    if (next === "refused") expect(after).toThrow(DomainError);
    else expect(after()).toBe(next);
  });
});
