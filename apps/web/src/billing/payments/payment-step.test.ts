import type { Payment } from "@claw/contract";
import { expect, test } from "vitest";
import { isPayUrl, pauseBeforeAsking, stepOf } from "./payment-step.ts";

const statuses: Payment["status"][] = [
  "pending",
  "submitted",
  "succeeded",
  "failed",
  "canceled",
  "expired",
  "partially_refunded",
  "refunded",
  "disputed",
];

test("a transfer asks for its reference, then waits for somebody, then is done or over", () => {
  const steps = statuses.map((status) => stepOf({ status, provider: "offline", payUrl: null }));

  expect(steps).toEqual(["transfer", "confirmation", "done", "over", "over", "over", "done", "done", "done"]);
});

test("a payment at a provider is opened where it has a page, else waited for", () => {
  expect(stepOf({ status: "pending", provider: "stripe", payUrl: "https://pay.example" })).toBe("pay");
  expect(stepOf({ status: "pending", provider: "stripe", payUrl: null })).toBe("provider");
});

test("asking slows down, never beyond half a minute, and ends with the payment", () => {
  const pauses = [1, 2, 3, 4, 5, 6, 7, 50].map((asked) => pauseBeforeAsking("provider", asked));

  expect(pauses).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
  expect(pauseBeforeAsking("confirmation", 1)).toBe(4000);
  expect(pauseBeforeAsking("confirmation", 100)).toBe(30_000);
  for (const step of ["transfer", "done", "over"] as const) expect(pauseBeforeAsking(step, 1)).toBe(false);
});

test("nobody is sent to an address that is not a page of the web", () => {
  expect(isPayUrl("https://checkout.stripe.com/c/pay/cs_1")).toBe(true);
  expect(isPayUrl("http://127.0.0.1:4242/pay")).toBe(true);
  for (const url of ["javascript:alert(1)", "http://evil.example/", "data:text/html,x", "/billing", null])
    expect(isPayUrl(url), String(url)).toBe(false);
});
