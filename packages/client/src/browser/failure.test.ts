import { errorCodes } from "@claw/contract/errors";
import { TRPCClientError } from "@trpc/client";
import { expect, test } from "vitest";
import { toFailure } from "./failure.ts";

const answered = (data: object) =>
  new TRPCClientError("text", { result: { error: { code: -32000, message: "text", data } } });

test("every code of the contract is understood as itself", () => {
  for (const reason of errorCodes) expect(toFailure(answered({ reason })).reason).toBe(reason);
});

test("the seconds to wait, the refused fields and the request are kept", () => {
  const error = answered({
    reason: "RATE_LIMITED",
    retryAfter: 30,
    fields: [{ field: "email", message: "no" }],
    requestId: "r-1",
  });

  expect(toFailure(error)).toEqual({
    reason: "RATE_LIMITED",
    retryAfter: 30,
    fields: ["email"],
    requestId: "r-1",
  });
});

test("a code that this client does not know counts as our own fault", () => {
  expect(toFailure(answered({ reason: "FROM_THE_FUTURE" })).reason).toBe("INTERNAL");
  expect(toFailure(new Error("anything")).reason).toBe("INTERNAL");
});

test("no answer at all is the network", () => {
  expect(toFailure(TRPCClientError.from(new TypeError("Failed to fetch"))).reason).toBe("NETWORK");
});
