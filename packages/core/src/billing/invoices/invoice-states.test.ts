import { DomainError, FapiaoStatus, InvoicePaymentStatus, InvoiceStatus } from "@claw/contract";
import { expect, test } from "vitest";
import {
  fapiaoEvents,
  fapiaoStatusAfter,
  invoiceEvents,
  invoicePaymentEvents,
  invoiceStatusAfter,
  paymentStatusAfter,
} from "./invoice-states.ts";

function outcome(move: () => string): string {
  try {
    return move();
  } catch (error) {
    if (error instanceof DomainError) return error.code;
    throw error;
  }
}

test("every event in every state of an invoice's document", () => {
  const cross = InvoiceStatus.options.flatMap((status) =>
    invoiceEvents.map((event) => [status, event, outcome(() => invoiceStatusAfter(status, event))]),
  );

  expect(cross).toEqual([
    ["issued", "void", "void"],
    ["void", "void", "CONFLICT"],
  ]);
});

test("every event in every state of an invoice's payment", () => {
  const cross = InvoicePaymentStatus.options.flatMap((status) =>
    invoicePaymentEvents.map((event) => [status, event, outcome(() => paymentStatusAfter(status, event))]),
  );

  expect(cross).toEqual([
    ["open", "paid", "paid"],
    ["open", "refunded", "CONFLICT"],
    ["open", "written_off", "uncollectible"],
    ["paid", "paid", "CONFLICT"],
    ["paid", "refunded", "refunded"],
    ["paid", "written_off", "CONFLICT"],
    ["refunded", "paid", "CONFLICT"],
    ["refunded", "refunded", "CONFLICT"],
    ["refunded", "written_off", "CONFLICT"],
    ["uncollectible", "paid", "CONFLICT"],
    ["uncollectible", "refunded", "CONFLICT"],
    ["uncollectible", "written_off", "CONFLICT"],
  ]);
});

test("every event in every state of a request for a 发票", () => {
  const cross = [null, ...FapiaoStatus.options].flatMap((status) =>
    fapiaoEvents.map((event) => [status, event, outcome(() => fapiaoStatusAfter(status, event))]),
  );

  expect(cross).toEqual([
    [null, "request", "requested"],
    [null, "issue", "CONFLICT"],
    [null, "reject", "CONFLICT"],
    ["requested", "request", "CONFLICT"],
    ["requested", "issue", "issued"],
    ["requested", "reject", "rejected"],
    ["issued", "request", "CONFLICT"],
    ["issued", "issue", "CONFLICT"],
    ["issued", "reject", "CONFLICT"],
    ["rejected", "request", "requested"],
    ["rejected", "issue", "CONFLICT"],
    ["rejected", "reject", "CONFLICT"],
  ]);
});
