import { DomainError, type ProviderFault } from "@claw/contract";

/** What can be wrong with a provider, as against the request: another one may do better. */
export type FallbackReason = Exclude<ProviderFault, "notCompatible" | "redirected">;

/** A failure of the provider's own. */
export class ProviderError extends DomainError {
  readonly reason: FallbackReason;

  constructor({ code, message, cause, retryAfter }: DomainError, reason: FallbackReason) {
    super(code, { message, cause, ...(retryAfter === undefined ? {} : { retryAfter }) });
    this.reason = reason;
  }
}
