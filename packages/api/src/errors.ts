import { DomainError, type ErrorCode, type FieldProblem } from "@claw/contract";
import { TRPCError } from "@trpc/server";
import type { TRPC_ERROR_CODE_KEY } from "@trpc/server/rpc";
import { ZodError } from "zod";

/** Every code of the contract as tRPC knows it; a code that is missing here does not compile. */
const trpcCodes = {
  UNAUTHENTICATED: "UNAUTHORIZED",
  INVALID_CREDENTIALS: "UNAUTHORIZED",
  ACCOUNT_DISABLED: "FORBIDDEN",
  FORBIDDEN: "FORBIDDEN",
  NOT_FOUND: "NOT_FOUND",
  CONFLICT: "CONFLICT",
  EMAIL_TAKEN: "CONFLICT",
  INVALID_INPUT: "BAD_REQUEST",
  TOKEN_INVALID: "BAD_REQUEST",
  PAYLOAD_TOO_LARGE: "PAYLOAD_TOO_LARGE",
  RATE_LIMITED: "TOO_MANY_REQUESTS",
  TOO_MANY_IN_FLIGHT: "TOO_MANY_REQUESTS",
  INSUFFICIENT_BALANCE: "PAYMENT_REQUIRED",
  QUOTA_EXCEEDED: "TOO_MANY_REQUESTS",
  MODEL_NOT_FOUND: "UNPROCESSABLE_CONTENT",
  CONTEXT_TOO_LONG: "UNPROCESSABLE_CONTENT",
  PROVIDER_FAILED: "BAD_GATEWAY",
  PROVIDER_TIMEOUT: "GATEWAY_TIMEOUT",
  PROVIDER_REJECTED_KEY: "BAD_GATEWAY",
  UNAVAILABLE: "SERVICE_UNAVAILABLE",
  INTERNAL: "INTERNAL_SERVER_ERROR",
} satisfies Record<ErrorCode, TRPC_ERROR_CODE_KEY>;

/** The reason for errors that tRPC raises itself. */
function reasonOf(code: TRPC_ERROR_CODE_KEY): ErrorCode {
  switch (code) {
    case "PARSE_ERROR":
    case "BAD_REQUEST":
    case "UNSUPPORTED_MEDIA_TYPE":
    case "METHOD_NOT_SUPPORTED":
      return "INVALID_INPUT";
    case "NOT_FOUND":
      return "NOT_FOUND";
    case "PAYLOAD_TOO_LARGE":
      return "PAYLOAD_TOO_LARGE";
    case "UNAUTHORIZED":
      return "UNAUTHENTICATED";
    default:
      return "INTERNAL";
  }
}

/** A DomainError as tRPC carries it: the code decides the HTTP status, the cause keeps the rest. */
export function toTrpcError(error: unknown): unknown {
  const cause = error instanceof TRPCError ? error.cause : error;
  if (!(cause instanceof DomainError)) return error;

  return new TRPCError({ code: trpcCodes[cause.code], message: cause.message, cause });
}

export type ErrorFacts = {
  reason: ErrorCode;
  message: string;
  retryAfter?: number;
  fields: FieldProblem[];
};

/** What a caller may know of an error: a closed reason and a safe text. Never a stack, SQL or another's data. */
export function describeError(error: TRPCError): ErrorFacts {
  const { cause } = error;

  if (cause instanceof DomainError) {
    const facts: ErrorFacts = { reason: cause.code, message: cause.message, fields: cause.fields };
    return cause.retryAfter === undefined ? facts : { ...facts, retryAfter: cause.retryAfter };
  }
  if (cause instanceof ZodError && error.code === "BAD_REQUEST") {
    const fields = cause.issues.map((issue) => ({ field: issue.path.join("."), message: issue.message }));
    const message = fields.map(({ field, message }) => (field ? `${field}: ${message}` : message)).join("; ");
    return { reason: "INVALID_INPUT", message, fields };
  }

  const reason = reasonOf(error.code);
  if (reason === "INTERNAL") {
    return { reason, message: "Something went wrong on our side. Try again in a moment.", fields: [] };
  }
  return { reason, message: error.message, fields: [] };
}
