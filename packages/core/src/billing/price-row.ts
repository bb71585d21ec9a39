import type { CallPrice } from "./price-call.ts";

/** A price as it comes out of the database: whole micro-yuan as text, for JSON's numbers would lose some. */
export type PriceRow = {
  input: string;
  cached: string | null;
  cacheWrite: string | null;
  output: string;
  reasoning: string | null;
  perRequest: string;
};

/** A {@link PriceRow} of the table `price_versions p`. */
export const priceJsonSql = `
  json_build_object('input', p.input::text, 'cached', p.cached::text, 'cacheWrite', p.cache_write::text,
                    'output', p.output::text, 'reasoning', p.reasoning::text, 'perRequest', p.per_request::text)`;

export function readPrice(row: PriceRow): CallPrice {
  return {
    input: BigInt(row.input),
    cached: row.cached === null ? null : BigInt(row.cached),
    cacheWrite: row.cacheWrite === null ? null : BigInt(row.cacheWrite),
    output: BigInt(row.output),
    reasoning: row.reasoning === null ? null : BigInt(row.reasoning),
    perRequest: BigInt(row.perRequest),
  };
}
