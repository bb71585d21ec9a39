import {
  type Actor,
  formatMicro,
  type PreviewPrice,
  type PricePreview,
  SubscriptionTier,
} from "@claw/contract";
import { chinaDay, dateOf, nextPeriodStart, startOfDay } from "../../billing/china-days.ts";
import { requireOperator } from "../../runtime/require-actor.ts";
import { getModelById } from "../get-model-by-id.ts";
import { parsePrices } from "../price-input.ts";
import type { ModelDeps } from "../service.ts";
import { previewSql } from "./price-preview-sql.ts";

type Row = { day: string | null; tier: string | null; calls: number; cost: string; proposed: string };

/** What a month's calls of a model were charged, and would have been at another price. Computed in the database. */
export async function previewPrice(
  { db, clock }: ModelDeps,
  actor: Actor,
  { modelId, month = monthBefore(clock.now()), ...said }: PreviewPrice,
): Promise<PricePreview> {
  requireOperator(actor);
  const { name } = await getModelById(db.prisma, modelId);
  const price = parsePrices(said);
  const first = `${month}-01`;
  const { rows } = await db.pool.query<Row>(previewSql, [
    name,
    startOfDay(first),
    startOfDay(nextPeriodStart("month", first)),
    String(price.input),
    String(price.cached ?? price.input),
    String(price.cacheWrite ?? price.input),
    String(price.output),
    String(price.reasoning ?? price.output),
    String(price.perRequest),
  ]);
  const total = rows.find(({ day, tier }) => day === null && tier === null);

  return {
    month,
    total: effectOf(total ?? { calls: 0, cost: "0", proposed: "0" }),
    tiers: SubscriptionTier.options.flatMap((tier) => {
      const row = rows.find((one) => one.tier === tier);
      return row ? [{ tier, ...effectOf(row) }] : [];
    }),
    days: rows.flatMap((row) => (row.day === null ? [] : [{ day: row.day, ...effectOf(row) }])),
  };
}

function effectOf({ calls, cost, proposed }: Pick<Row, "calls" | "cost" | "proposed">) {
  return {
    calls,
    cost: formatMicro(BigInt(cost)),
    proposed: formatMicro(BigInt(proposed)),
    difference: formatMicro(BigInt(proposed) - BigInt(cost)),
  };
}

function monthBefore(now: Date): string {
  const first = dateOf(`${chinaDay(now).slice(0, 7)}-01`);
  first.setUTCMonth(first.getUTCMonth() - 1);

  return first.toISOString().slice(0, 7);
}
