import { PaymentStatus } from "@claw/contract";
import { describe, expect, test } from "vitest";
import {
  canHappen,
  type PaymentEventName,
  paymentEvents,
  statusAfter,
  statusWithRefunds,
} from "./payment-states.ts";

/** All that can happen; every other pair throws. */
const possible: [PaymentStatus, PaymentEventName, PaymentStatus][] = [
  ["pending", "submit", "submitted"],
  ["pending", "paid", "succeeded"],
  ["pending", "fail", "failed"],
  ["pending", "cancel", "canceled"],
  ["pending", "expire", "expired"],
  ["submitted", "submit", "submitted"],
  ["submitted", "paid", "succeeded"],
  ["submitted", "fail", "failed"],
  ["submitted", "cancel", "canceled"],
  ["failed", "paid", "succeeded"],
  ["failed", "reopen", "submitted"],
  ["canceled", "paid", "succeeded"],
  ["expired", "paid", "succeeded"],
  ["succeeded", "refund_part", "partially_refunded"],
  ["succeeded", "refund_whole", "refunded"],
  ["succeeded", "dispute", "disputed"],
  ["partially_refunded", "refund_part", "partially_refunded"],
  ["partially_refunded", "refund_whole", "refunded"],
  ["partially_refunded", "refund_failed", "succeeded"],
  ["partially_refunded", "dispute", "disputed"],
  ["refunded", "refund_failed", "succeeded"],
  ["refunded", "dispute", "disputed"],
  ["disputed", "refund_part", "disputed"],
  ["disputed", "refund_whole", "disputed"],
  ["disputed", "refund_failed", "disputed"],
  ["disputed", "dispute", "disputed"],
  ["disputed", "dispute_won", "succeeded"],
  ["disputed", "dispute_lost", "disputed"],
];

const product = PaymentStatus.options.flatMap((status) =>
  paymentEvents.map((event) => [status, event] as const),
);

describe("the state table of payments, all pairs of states and events", () => {
  test.each(product)("%s, %s", (status, event) => {
    const expected = possible.find(([from, name]) => from === status && name === event)?.[2];

    expect(canHappen(status, event)).toBe(expected !== undefined);
    if (expected) expect(statusAfter(status, event)).toBe(expected);
    else expect(() => statusAfter(status, event)).toThrow(`a payment that is ${status} cannot see ${event}`);
  });

  test("are 108, and each possible one is met", () => {
    expect(product).toHaveLength(108);
    expect(
      possible.every(([from, name]) => product.some(([status, event]) => status === from && event === name)),
    ).toBe(true);
  });
});

test("what is paid back of what was paid decides between succeeded, partially refunded and refunded", () => {
  expect(statusWithRefunds("succeeded", { refundedMicro: 0n, amountMicro: 5n })).toBe("succeeded");
  expect(statusWithRefunds("succeeded", { refundedMicro: 4n, amountMicro: 5n })).toBe("partially_refunded");
  expect(statusWithRefunds("succeeded", { refundedMicro: 5n, amountMicro: 5n })).toBe("refunded");
  expect(statusWithRefunds("disputed", { refundedMicro: 5n, amountMicro: 5n })).toBe("disputed");
});
