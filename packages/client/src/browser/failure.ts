import { type ErrorCode, errorCodes } from "@claw/contract/errors";
import { isTRPCClientError } from "@trpc/client";
import { fieldsOf, reasonOf, requestIdOf, retryAfterOf } from "../error-facts.ts";

/** What can go wrong for a person: the contract's closed codes, and not reaching the server at all. */
export type FailureReason = ErrorCode | "NETWORK";

/** Why something did not work, in terms that have a text in every language. */
export type Failure = {
  reason: FailureReason;
  /** Seconds after which the same call may succeed. */
  retryAfter: number | null;
  /** Names of the input's fields that were refused. */
  fields: string[];
  requestId: string | null;
};

/** The closed reason; a code that a newer server may send counts as its own fault. */
export function toReason(code: string | null): FailureReason {
  return errorCodes.find((known) => known === code) ?? "INTERNAL";
}

/** Reads an error of a call. Without an answer of the server it is the network that failed. */
export function toFailure(error: unknown): Failure {
  const reason = reasonOf(error);
  const isLost = isTRPCClientError(error) && reason === null;

  return {
    reason: isLost ? "NETWORK" : toReason(reason),
    retryAfter: retryAfterOf(error),
    fields: fieldsOf(error).map(({ field }) => field),
    requestId: requestIdOf(error),
  };
}
