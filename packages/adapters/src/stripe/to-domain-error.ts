import { DomainError, type ErrorCode } from "@claw/contract";

/** What went wrong at Stripe, in our codes; its own words go to the log only. */
export function toDomainError(error: unknown): DomainError {
  if (error instanceof DomainError) return error;

  return new DomainError(codeOf(error), {
    message: "The payment provider did not do it. Try again in a moment.",
    cause: error,
  });
}

function codeOf(error: unknown): ErrorCode {
  switch (typeOf(error)) {
    case "StripeAuthenticationError":
    case "StripePermissionError":
      return "PROVIDER_REJECTED_KEY";
    case "StripeRateLimitError":
      return "RATE_LIMITED";
    case "StripeConnectionError":
      return "PROVIDER_TIMEOUT";
    default:
      return "PROVIDER_FAILED";
  }
}

/** Stripe understood the request and will never do it. */
export function isRefusal(error: unknown): boolean {
  const type = typeOf(error);

  return type === "StripeInvalidRequestError" || type === "StripeCardError";
}

/** There is no such thing at Stripe. */
export function isMissing(error: unknown): boolean {
  return isRefusal(error) && error instanceof Error && "statusCode" in error && error.statusCode === 404;
}

/** The SDK's errors carry the names of their classes. */
function typeOf(error: unknown): string {
  return error instanceof Error && "type" in error && typeof error.type === "string" ? error.type : "";
}
