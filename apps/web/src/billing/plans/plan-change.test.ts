import type { Subscription } from "@claw/contract";
import { expect, test } from "vitest";
import { changeTo, followingTier, presentTier } from "./plan-change.ts";

const subscription: Subscription = {
  id: "0197d6c8-0000-7000-8000-000000000001",
  tier: "pro",
  planId: "0197d6c8-0000-7000-8000-000000000002",
  status: "active",
  anchorDay: 31,
  periodStart: "2026-01-31T00:00:00.000Z",
  periodEnd: "2026-02-28T00:00:00.000Z",
  cancelAtPeriodEnd: false,
  nextTier: null,
  graceUntil: null,
  openInvoiceId: null,
  createdAt: "2026-01-31T00:00:00.000Z",
};

test("without a subscription, with one that waits for its first payment and with an ended one, it is the free plan", () => {
  expect(presentTier(null)).toBe("free");
  expect(presentTier({ ...subscription, status: "incomplete" })).toBe("free");
  expect(presentTier({ ...subscription, status: "canceled" })).toBe("free");
  expect(presentTier({ ...subscription, status: "past_due" })).toBe("pro");
});

test("each plan says what choosing it would be", () => {
  const changes = (given: Subscription | null) =>
    (["free", "pro", "enterprise"] as const).map((tier) => changeTo(tier, given));

  expect(changes(null)).toEqual(["present", "upgrade", "upgrade"]);
  expect(changes(subscription)).toEqual(["cancel", "present", "upgrade"]);
  expect(changes({ ...subscription, tier: "enterprise" })).toEqual(["cancel", "downgrade", "present"]);
  expect(changes({ ...subscription, cancelAtPeriodEnd: true })).toEqual(["next", "present", "upgrade"]);
  expect(changes({ ...subscription, tier: "enterprise", nextTier: "pro" })).toEqual([
    "cancel",
    "next",
    "present",
  ]);
});

test("what follows is told only where it is something else", () => {
  expect(followingTier(subscription)).toBeNull();
  expect(followingTier({ ...subscription, nextTier: "pro" })).toBeNull();
  expect(followingTier({ ...subscription, cancelAtPeriodEnd: true })).toBe("free");
});
