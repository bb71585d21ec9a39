import { toTrpcError } from "./errors.ts";

export function isAsyncIterable(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === "object" && value !== null && Symbol.asyncIterator in value;
}

/** The same events; a DomainError on the way leaves as a coded error. */
export async function* translateErrors(source: AsyncIterable<unknown>): AsyncGenerator<unknown> {
  try {
    yield* source;
  } catch (error) {
    throw toTrpcError(error);
  }
}
