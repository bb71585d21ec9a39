import { daySql } from "../../billing/periods.ts";

/** What a call's tokens cost at a price, in micro-yuan: as `priceCall` says, exact, rounded half up once. */
export const pricedSql = `
  CASE WHEN fresh + cached + cache_write + output + reasoning = 0 THEN 0
       ELSE div(fresh::numeric * $4 + cached::numeric * $5 + cache_write::numeric * $6 + output::numeric * $7
                + reasoning::numeric * $8 + 500000, 1000000) + $9::numeric END`;

/**
 * The settled calls of the model `$1` that were admitted from `$2` until before `$3`, each priced anew: in all, by day
 * and by tier, that of the admission as far as the call knows it. What a call was corrected to is what counts. The rows
 * of the groups differ by which of day and tier they name.
 */
export const previewSql = `
  WITH counted AS (
    SELECT ${daySql("c.created_at")}::text AS day, coalesce(c.tier, u.subscription_tier)::text AS tier,
           coalesce(k.fresh_tokens, c.fresh_tokens) AS fresh, coalesce(k.cached_tokens, c.cached_tokens) AS cached,
           coalesce(k.cache_write_tokens, c.cache_write_tokens) AS cache_write,
           coalesce(k.output_tokens, c.output_tokens) AS output,
           coalesce(k.reasoning_tokens, c.reasoning_tokens) AS reasoning, coalesce(k.cost_micro, c.cost_micro) AS cost
    FROM llm_calls c
      JOIN users u ON u.id = c.user_id
      LEFT JOIN call_corrections k ON k.call_id = c.id
    WHERE c.model = $1 AND c.created_at >= $2 AND c.created_at < $3 AND c.state = 'settled'
  ), priced AS (
    SELECT day, tier, cost, ${pricedSql} AS proposed FROM counted
  )
  SELECT day, tier, count(*)::int AS calls, coalesce(sum(cost), 0)::text AS cost,
         coalesce(sum(proposed), 0)::text AS proposed
  FROM priced
  GROUP BY GROUPING SETS ((day), (tier), ())
  ORDER BY day, tier`;
