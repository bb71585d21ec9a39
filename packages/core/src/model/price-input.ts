import { DomainError, parseMicro, type SetPrice } from "@claw/contract";
import type { CallPrice } from "../billing/price-call.ts";

type SaidPrices = Pick<SetPrice, "input" | "output" | "cached" | "cacheWrite" | "reasoning" | "perRequest">;

/** ¥1 000 per million tokens is several times what the dearest models cost. */
const beyondReason = 1_000_000_000n;

/** INVALID_INPUT for a price of 0, or one that looks like a slip of the decimal point, unless it is confirmed. */
export function requireReason(input: SaidPrices & Pick<SetPrice, "isConfirmed">): void {
  if (input.isConfirmed) return;

  const { input: prompt, output, cached, cacheWrite, reasoning, perRequest } = input;
  const prices = { input: prompt, output, cached, cacheWrite, reasoning, perRequest };
  const fields = Object.entries(prices).flatMap(([field, price]) => {
    if (price === undefined) return [];
    const micro = parseMicro(price);
    const isOdd = micro > beyondReason || (micro === 0n && field !== "perRequest");
    return isOdd ? [{ field, message: micro === 0n ? "costs nothing" : "is above 1000" }] : [];
  });
  if (fields.length > 0) {
    throw new DomainError("INVALID_INPUT", {
      message: "This price is 0 or unusually high. Say `isConfirmed` if it is meant.",
      fields,
    });
  }
}

/** In micro-yuan; null for what was not said. */
export function parsePrices({
  input,
  output,
  cached,
  cacheWrite,
  reasoning,
  perRequest,
}: SaidPrices): CallPrice {
  return {
    input: parseMicro(input),
    output: parseMicro(output),
    cached: parseOptional(cached),
    cacheWrite: parseOptional(cacheWrite),
    reasoning: parseOptional(reasoning),
    perRequest: parseOptional(perRequest) ?? 0n,
  };
}

function parseOptional(yuan: string | undefined): bigint | null {
  return yuan === undefined ? null : parseMicro(yuan);
}
