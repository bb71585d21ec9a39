import type { UsageGrouping } from "@claw/contract";
import { daySql } from "../periods.ts";

/** Where sums of usage are read, and how each thing that they can be grouped by is written there. */
export type UsageSource = {
  /** A relation `u`, without what is asked for: `$1` organization, `$2` and `$3` the first and the last day. */
  from: string;
  keys: Partial<Record<UsageGrouping, string>>;
  sums: string;
};

/** Sums of a day, written with each settlement: a few rows a day for each person, however many calls there were. */
const days: UsageSource = {
  from: "usage_days u WHERE u.organization_id = $1 AND u.day BETWEEN $2::date AND $3::date",
  keys: { day: "u.day", model: "u.model", purpose: "u.purpose", user: "u.user_id" },
  sums: `sum(u.calls) AS calls, sum(u.estimated_calls) AS estimated_calls,
         sum(u.fresh_tokens) AS fresh, sum(u.cached_tokens) AS cached, sum(u.cache_write_tokens) AS cache_write,
         sum(u.output_tokens) AS output, sum(u.reasoning_tokens) AS reasoning, sum(u.cost_micro)::bigint AS cost`,
};

/** The calls themselves, of which the days know no conversations. What was corrected counts as corrected. */
const calls: UsageSource = {
  from: `llm_calls u LEFT JOIN call_corrections k ON k.call_id = u.id
         WHERE u.organization_id = $1 AND u.state = 'settled'
           AND u.created_at >= $2::date::timestamp AT TIME ZONE 'Asia/Shanghai'
           AND u.created_at < ($3::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'`,
  keys: {
    day: daySql("u.created_at"),
    model: "u.model",
    purpose: "u.purpose",
    user: "u.user_id",
    conversation: "u.conversation_id",
  },
  sums: `count(*) AS calls, count(*) FILTER (WHERE u.usage_source = 'estimated' AND k.call_id IS NULL) AS estimated_calls,
         sum(coalesce(k.fresh_tokens, u.fresh_tokens)) AS fresh, sum(coalesce(k.cached_tokens, u.cached_tokens)) AS cached,
         sum(coalesce(k.cache_write_tokens, u.cache_write_tokens)) AS cache_write,
         sum(coalesce(k.output_tokens, u.output_tokens)) AS output,
         sum(coalesce(k.reasoning_tokens, u.reasoning_tokens)) AS reasoning,
         sum(coalesce(k.cost_micro, u.cost_micro))::bigint AS cost`,
};

export function sourceOf(groupings: readonly UsageGrouping[]): UsageSource {
  return groupings.includes("conversation") ? calls : days;
}
