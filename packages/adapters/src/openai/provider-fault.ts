import { DomainError } from "@claw/contract";
import { type FallbackReason, ProviderError } from "@claw/core";
import { APIError } from "openai";
import { providerFailed } from "./parse-chunk.ts";

/** The failure with what was wrong with the provider, where it was the provider and not the request. */
export function withFault(failure: DomainError): DomainError {
  const reason = faultOf(failure);

  return reason === null ? failure : new ProviderError(failure, reason);
}

/** What a circuit counts: a provider that is busy, or refuses a request, is there. */
export function isOutage(failure: DomainError): boolean {
  const reason = faultOf(failure);

  return reason === "unreachable" || reason === "timeout" || reason === "failing";
}

/** Nobody was asked: the provider has failed again and again. */
export function leftAlone(): ProviderError {
  const cause = "its circuit is open";

  return new ProviderError(
    new DomainError("PROVIDER_FAILED", { message: providerFailed, cause }),
    "unreachable",
  );
}

function faultOf({ code, cause }: DomainError): FallbackReason | null {
  switch (code) {
    case "PROVIDER_REJECTED_KEY":
      return "wrongKey";
    case "PROVIDER_TIMEOUT":
      return "timeout";
    case "RATE_LIMITED":
      return "limited";
    case "PROVIDER_FAILED":
      return faultOfCause(cause);
    default:
      return null;
  }
}

/** A TypeError is what a connection ends with in the middle of a body. */
function faultOfCause(cause: unknown): FallbackReason | null {
  if (cause instanceof TypeError) return "unreachable";
  if (!(cause instanceof APIError)) return null;
  if (cause.status === undefined) return "unreachable";
  // "Payment Required", said by DeepSeek where an account has no money left.
  if (cause.status === 402) return "limited";

  return cause.status >= 500 || cause.status === 408 ? "failing" : null;
}
