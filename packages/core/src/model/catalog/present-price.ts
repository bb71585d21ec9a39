import type { PriceState, PriceVersion } from "@claw/contract";
import type { PriceVersion as PriceVersionRow } from "@claw/db";
import { presentPrices } from "../present-model.ts";

export function presentPrice(row: PriceVersionRow, now: Date): PriceVersion {
  const said = (["cached", "cacheWrite", "reasoning"] as const).filter((kind) => row[kind] !== null);

  return {
    id: row.id,
    prices: presentPrices(row),
    said,
    validFrom: row.validFrom.toISOString(),
    validUntil: row.validUntil?.toISOString() ?? null,
    state: stateOf(row, now),
  };
}

function stateOf({ validFrom, validUntil }: PriceVersionRow, now: Date): PriceState {
  if (validFrom > now) return "scheduled";

  return validUntil === null || validUntil > now ? "current" : "past";
}
