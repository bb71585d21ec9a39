import { errorCodes } from "@claw/contract/errors";
import { expect, test } from "vitest";
import { isCutByBalance, isLow, stopOfFailure, withQuota } from "./spending-stop.ts";

const failure = { retryAfter: null, fields: [], requestId: null };

test("only refusals that are about money or limits become a notice of money", () => {
  const kinds = new Map(
    [...errorCodes, "NETWORK" as const].map((reason) => [
      reason,
      stopOfFailure({ ...failure, reason }, true)?.kind ?? null,
    ]),
  );

  expect([...kinds].filter(([, kind]) => kind !== null)).toEqual([
    ["RATE_LIMITED", "rate"],
    ["INSUFFICIENT_BALANCE", "balance"],
    ["QUOTA_EXCEEDED", "quota"],
  ]);
});

test("an answer that ended with its money is told from one that is being written, or ended well", () => {
  const message = { status: "complete" as const, finishReason: "balance", errorCode: null };

  expect(isCutByBalance(message)).toBe(true);
  expect(isCutByBalance({ ...message, status: "stopped" })).toBe(true);
  expect(
    isCutByBalance({ ...message, status: "failed", finishReason: null, errorCode: "INSUFFICIENT_BALANCE" }),
  ).toBe(true);
  expect(isCutByBalance({ ...message, status: "streaming" })).toBe(false);
  expect(isCutByBalance({ ...message, finishReason: "stop" })).toBe(false);
});

test("a hard budget is named; a soft one refuses nothing", () => {
  const stop = { kind: "quota" as const, isUnsent: true, retryAfter: null };
  const budget = {
    scope: "organization" as const,
    period: "month" as const,
    limit: "10.000000",
    spent: "9.500000",
    held: "0.500000",
    resetsAt: "2026-12-31T16:00:00.000Z",
  };

  expect(withQuota(stop, { budgets: [{ ...budget, kind: "hard" }] }).kind).toBe("budget");
  expect(withQuota(stop, { budgets: [{ ...budget, kind: "soft" }] }).kind).toBe("quota");
  expect(withQuota(stop, { budgets: [] }).kind).toBe("quota");
  expect(withQuota(stop, undefined)).toBe(stop);
});

test("below one yuan the balance is low, a debt as well", () => {
  expect([isLow("1.000000"), isLow("0.999999"), isLow("0.000000"), isLow("-3.000000")]).toEqual([
    false,
    true,
    true,
    true,
  ]);
});
