import { DomainError } from "@claw/contract";
import { APIConnectionTimeoutError, APIError } from "openai";
import { providerFailed } from "./parse-chunk.ts";

/** What went wrong at the provider, in our codes; its own words go to the log only. */
export function toDomainError(error: unknown): DomainError {
  if (error instanceof DomainError) return error;
  if (error instanceof APIConnectionTimeoutError) return timedOut(error);
  if (!(error instanceof APIError) || error.status === undefined) {
    return new DomainError("PROVIDER_FAILED", { message: providerFailed, cause: error });
  }

  if (error.status === 429) {
    const retryAfter = retryAfterOf(error.headers);
    const message = "The model's provider is busy. Try again in a moment.";
    return new DomainError("RATE_LIMITED", {
      message,
      cause: error,
      ...(retryAfter === null ? {} : { retryAfter }),
    });
  }
  if (error.status === 401 || error.status === 403) {
    const message = "The model's provider refused this installation's key. Tell its operator.";
    return new DomainError("PROVIDER_REJECTED_KEY", { message, cause: error });
  }
  if (isContextTooLong(error)) {
    const message = "The conversation is longer than this model can read.";
    return new DomainError("CONTEXT_TOO_LONG", { message, cause: error });
  }

  return new DomainError("PROVIDER_FAILED", { message: providerFailed, cause: error });
}

export function timedOut(cause: unknown): DomainError {
  return new DomainError("PROVIDER_TIMEOUT", {
    message: "The model's provider did not answer in time. Try again.",
    cause,
  });
}

/** Whole seconds; null where the header is missing or a date. */
function retryAfterOf(headers: Headers | undefined): number | null {
  const value = headers?.get("retry-after") ?? "";

  return /^\d{1,6}$/.test(value) ? Number(value) : null;
}

/** OpenAI's code, Zhipu's 1261, and what others say in words. */
function isContextTooLong({ status, code, message }: APIError): boolean {
  if (status !== 400 && status !== 413 && status !== 422) return false;

  return (
    code === "context_length_exceeded" ||
    code === "1261" ||
    /context.{0,20}length|too long|maximum.{0,20}tokens/i.test(message)
  );
}

/** Worth another try before the first token: the network, a fault of the provider's, or a short wait. */
export function isTransient(error: DomainError): boolean {
  const { cause } = error;
  if (error.code === "RATE_LIMITED") return (error.retryAfter ?? 1) <= 2;
  if (error.code !== "PROVIDER_FAILED") return false;
  // What fetch throws where a connection ends in the middle of a body.
  if (cause instanceof TypeError) return true;
  if (!(cause instanceof APIError)) return false;

  return cause.status === undefined || cause.status >= 500 || cause.status === 408 || cause.status === 409;
}
