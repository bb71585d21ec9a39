import { DomainError } from "@claw/contract";
import type { TRPCError } from "@trpc/server";
import { describeError } from "./errors.ts";

/**
 * When to come back: `Retry-After` in seconds (RFC 9110, section 10.2.3), and for a used-up rate limit what it allows
 * and when it opens again. Of several failures in one batch the longest wait counts.
 */
export function waitHeaders(errors: readonly TRPCError[]): Headers {
  const headers = new Headers();
  const waits = errors.flatMap((error) => describeError(error).retryAfter ?? []);
  if (waits.length === 0) return headers;

  const seconds = String(Math.max(1, Math.ceil(Math.max(...waits))));
  headers.set("retry-after", seconds);

  const limits = errors.flatMap(({ cause }) => (cause instanceof DomainError ? (cause.limit ?? []) : []));
  if (limits.length > 0) {
    headers.set("x-ratelimit-limit", String(Math.min(...limits)));
    headers.set("x-ratelimit-remaining", "0");
    headers.set("x-ratelimit-reset", seconds);
  }

  return headers;
}
