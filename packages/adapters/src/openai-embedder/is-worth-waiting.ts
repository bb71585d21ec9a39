import type { DomainError } from "@claw/contract";
import { isTransient } from "../openai/to-domain-error.ts";

/** Nobody looks at an index that is being made: it waits longer than an answer may. In seconds. */
const longestWait = 30;

/** Whether the same request may succeed after a pause: the network, a fault of the provider's, or a crowd. */
export function isWorthWaiting(failure: DomainError): boolean {
  if (failure.code === "RATE_LIMITED") return (failure.retryAfter ?? 1) <= longestWait;

  return failure.code === "PROVIDER_TIMEOUT" || isTransient(failure);
}
