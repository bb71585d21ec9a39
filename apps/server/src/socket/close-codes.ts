import type { ErrorCode } from "@claw/contract";

/** Private close codes (RFC 6455, section 7.4.2), after the HTTP statuses that they stand for. */
export const closeCodes = {
  unauthenticated: 4401,
  tooMany: 4429,
  goingAway: 1001,
  tryAgainLater: 1013,
} as const;

/** With which code a socket that cannot be admitted, or not be kept, is closed. */
export function closeCodeOf(reason: ErrorCode): number {
  switch (reason) {
    case "UNAUTHENTICATED":
    case "ACCOUNT_DISABLED":
    case "FORBIDDEN":
      return closeCodes.unauthenticated;
    case "TOO_MANY_IN_FLIGHT":
    case "RATE_LIMITED":
      return closeCodes.tooMany;
    default:
      return closeCodes.tryAgainLater;
  }
}
