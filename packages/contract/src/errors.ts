/**
 * The closed list of what can go wrong, as callers see it. Clients switch on the code, never on the text.
 * A text is in English and safe to show; translations live in the client.
 */
export const errorCodes = [
  "UNAUTHENTICATED",
  "INVALID_CREDENTIALS",
  "ACCOUNT_DISABLED",
  "FORBIDDEN",
  "NOT_FOUND",
  "CONFLICT",
  "EMAIL_TAKEN",
  "INVALID_INPUT",
  "TOKEN_INVALID",
  "PAYLOAD_TOO_LARGE",
  "RATE_LIMITED",
  "TOO_MANY_IN_FLIGHT",
  "INSUFFICIENT_BALANCE",
  "QUOTA_EXCEEDED",
  "MODEL_NOT_FOUND",
  "CONTEXT_TOO_LONG",
  "PROVIDER_FAILED",
  "PROVIDER_TIMEOUT",
  "PROVIDER_REJECTED_KEY",
  "UNAVAILABLE",
  "INTERNAL",
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** One input field and what is wrong with it. */
export type FieldProblem = { field: string; message: string };

export type DomainErrorOptions = {
  /** Safe to show to the person; English. */
  message: string;
  /** For the log only. */
  cause?: unknown;
  /** Seconds after which the same call may succeed (RATE_LIMITED, UNAVAILABLE). */
  retryAfter?: number;
  /** How many uses the window of a used-up rate limit allows (RATE_LIMITED). */
  limit?: number;
  fields?: FieldProblem[];
};

/** An expected failure: a closed code, a text a person can act on, and the cause for the log. */
export class DomainError extends Error {
  override readonly name = "DomainError";
  readonly code: ErrorCode;
  readonly retryAfter: number | undefined;
  readonly limit: number | undefined;
  readonly fields: FieldProblem[];

  constructor(code: ErrorCode, options: DomainErrorOptions) {
    super(options.message, options.cause === undefined ? undefined : { cause: options.cause });
    this.code = code;
    this.retryAfter = options.retryAfter;
    this.limit = options.limit;
    this.fields = options.fields ?? [];
  }
}
