import { z } from "zod";

/**
 * Paging as it comes in a query string. Not the contract's own schemas: the OpenAPI library switches coercion on
 * in the schemas that it is given, which must not reach the tRPC face.
 */
export const paging = {
  skip: z.coerce.number().int().min(0).max(1_000_000_000).default(0),
  limit: z.coerce.number().int().min(1).max(100).default(50),
};

/** Of a list. */
export const total = z.number().int().meta({ description: "All of them, not only this page" });

/** Decimal yuan, at most six places. */
export const Cost = z.number().meta({ description: "Yuan (CNY)" });

/** Money of the contract as a JSON number: "0.036020" is 0.03602. */
export function costOf(money: string | null): number {
  return money === null ? 0 : Number(money);
}

/** Clients of the replaced service send null for what they do not know. */
export function orAbsent<Value>(value: Value | null | undefined): Value | undefined {
  return value ?? undefined;
}
