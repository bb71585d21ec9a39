import type { AppRouter } from "@claw/api";
import type { ErrorCode, FieldProblem } from "@claw/contract";
import { isTRPCClientError } from "@trpc/client";

function dataOf(error: unknown) {
  return isTRPCClientError<AppRouter>(error) ? (error.data ?? null) : null;
}

/** The closed code of an error from the server; null for one that never got there, such as a lost connection. */
export function reasonOf(error: unknown): ErrorCode | null {
  return dataOf(error)?.reason ?? null;
}

/** Seconds until the same call may succeed; null where the server did not say. */
export function retryAfterOf(error: unknown): number | null {
  return dataOf(error)?.retryAfter ?? null;
}

/** The input fields that were refused, and why. */
export function fieldsOf(error: unknown): FieldProblem[] {
  return dataOf(error)?.fields ?? [];
}

/** What the server's log calls the request; null where it never arrived. */
export function requestIdOf(error: unknown): string | null {
  return dataOf(error)?.requestId ?? null;
}

/** Whether the same call may well succeed later: it never arrived, or the server could not serve anybody just then. */
export function isPassing(error: unknown): boolean {
  const reason = reasonOf(error);
  if (reason !== null) return reason === "UNAVAILABLE" || reason === "RATE_LIMITED";

  return isTRPCClientError(error) && dataOf(error) === null;
}
