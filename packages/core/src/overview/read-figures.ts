import { type Figures, formatMicro, type ModelFigures } from "@claw/contract";
import type { Database } from "@claw/db";
import { type DaysFigures, daysBeside } from "./days-beside.ts";
import { idFloor } from "./id-floor.ts";

const hourMs = 3_600_000;
const minuteMs = 60_000;
const minutesShown = 30;

type UsageRow = { answers: number; tokens: number; cost: string };

/** What the database says of this moment: everything but revenue, health and who is there. */
export type CountedFigures = Pick<Figures, "answers" | "models" | "queue"> &
  DaysFigures<Omit<Figures["today"], "revenue">> & { users: { total: number; newToday: number } };

export async function readFigures({ pool }: Pick<Database, "pool">, now: Date): Promise<CountedFigures> {
  const { startOfToday, startOfYesterday, sameTimeYesterday } = daysBeside(now);
  const since = (ms: number) => new Date(now.getTime() - ms);

  const [users, running, minutes, models, usage, before, whole, queue] = await Promise.all([
    pool.query<{ total: number; newToday: number }>(usersSql, [startOfToday]),
    pool.query<{ count: number }>(runningSql),
    pool.query<{ minute: number; count: number }>(minutesSql, [
      idFloor(since(minutesShown * minuteMs)),
      now,
      minutesShown,
    ]),
    pool.query<ModelFigures>(modelsSql, [idFloor(since(hourMs)), since(hourMs)]),
    pool.query<UsageRow>(hoursSql, [startOfToday, new Date(now.getTime() + hourMs)]),
    pool.query<UsageRow>(untilSql, [
      startOfYesterday,
      sameTimeYesterday,
      idFloor(startOfHour(sameTimeYesterday)),
      idFloor(sameTimeYesterday, minuteMs),
    ]),
    pool.query<UsageRow>(hoursSql, [startOfYesterday, startOfToday]),
    pool.query<Figures["queue"]>(queueSql),
  ]);
  const lastMinutes = Array.from({ length: minutesShown }, (_, index) => {
    const ago = minutesShown - 1 - index;
    return minutes.rows.find(({ minute }) => minute === ago)?.count ?? 0;
  });

  return {
    users: users.rows[0] ?? { total: 0, newToday: 0 },
    answers: { inFlight: running.rows[0]?.count ?? 0, perMinute: lastMinutes.at(-1) ?? 0, lastMinutes },
    models: models.rows,
    today: presentUsage(usage.rows[0]),
    yesterday: presentUsage(before.rows[0]),
    wholeYesterday: presentUsage(whole.rows[0]),
    queue: queue.rows[0] ?? noQueue,
  };
}

const noQueue = { waiting: 0, reading: 0, indexing: 0, embedding: 0, failed: 0, overdueSeconds: 0 };

function presentUsage(row: UsageRow | undefined) {
  return {
    answers: row?.answers ?? 0,
    tokens: row?.tokens ?? 0,
    cost: formatMicro(BigInt(row?.cost ?? "0")),
  };
}

/** Hours begin in China when they begin everywhere with whole hours. */
function startOfHour(at: Date): Date {
  return new Date(Math.floor(at.getTime() / hourMs) * hourMs);
}

const usersSql = `
  SELECT count(*)::int AS total, count(*) FILTER (WHERE created_at >= $1)::int AS "newToday"
  FROM users WHERE closed_at IS NULL`;

/** By the index of the few that are under way. */
const runningSql = `
  SELECT count(*)::int AS count FROM llm_calls WHERE state IN ('reserved', 'streaming') AND purpose = 'answer'`;

/** Calls are found by their ids, which begin with the time. `minute` is how many whole minutes ago. */
const minutesSql = `
  SELECT floor(greatest(0, extract(epoch FROM $2::timestamptz - created_at)) / 60)::int AS minute, count(*)::int AS count
  FROM llm_calls
  WHERE id >= $1::uuid AND purpose = 'answer' AND created_at > $2::timestamptz - $3 * interval '1 minute'
  GROUP BY 1`;

const modelsSql = `
  WITH ended AS (
    SELECT model, error_code IS NOT NULL AS is_failed,
           extract(epoch FROM first_token_at - created_at) * 1000 AS waited
    FROM llm_calls
    WHERE id >= $1::uuid AND created_at >= $2 AND state IN ('settled', 'released')
  )
  SELECT model, count(*)::int AS calls, count(*) FILTER (WHERE is_failed)::int AS failed,
         (count(*) FILTER (WHERE is_failed))::float8 / count(*) AS "failureRate",
         (percentile_cont(0.5) WITHIN GROUP (ORDER BY waited))::float8 AS "firstTokenP50Ms",
         (percentile_cont(0.95) WITHIN GROUP (ORDER BY waited))::float8 AS "firstTokenP95Ms"
  FROM ended GROUP BY model ORDER BY calls DESC, model LIMIT 50`;

const hoursSql = `
  SELECT coalesce(sum(answers), 0)::int AS answers, coalesce(sum(tokens), 0)::float8 AS tokens,
         coalesce(sum(cost_micro), 0)::text AS cost
  FROM usage_hours WHERE hour >= $1 AND hour < $2`;

/** Whole hours from their sums, the one that is not over from its calls. */
const untilSql = `
  WITH hours AS (
    SELECT sum(answers) AS answers, sum(tokens) AS tokens, sum(cost_micro) AS cost
    FROM usage_hours WHERE hour >= $1 AND hour < date_trunc('hour', $2::timestamptz, 'UTC')
  ), rest AS (
    SELECT count(*) FILTER (WHERE c.purpose = 'answer') AS answers,
           sum(coalesce(k.fresh_tokens + k.cached_tokens + k.cache_write_tokens + k.output_tokens + k.reasoning_tokens,
             c.fresh_tokens + c.cached_tokens + c.cache_write_tokens + c.output_tokens + c.reasoning_tokens)) AS tokens,
           sum(coalesce(k.cost_micro, c.cost_micro)) AS cost
    FROM llm_calls c LEFT JOIN call_corrections k ON k.call_id = c.id
    WHERE c.id >= $3::uuid AND c.id < $4::uuid AND c.state IN ('settled', 'released')
      AND c.created_at >= date_trunc('hour', $2::timestamptz, 'UTC') AND c.created_at < $2
  )
  SELECT (coalesce(hours.answers, 0) + coalesce(rest.answers, 0))::int AS answers,
         (coalesce(hours.tokens, 0) + coalesce(rest.tokens, 0))::float8 AS tokens,
         (coalesce(hours.cost, 0) + coalesce(rest.cost, 0))::text AS cost
  FROM hours, rest`;

const queueSql = `
  SELECT count(*) FILTER (WHERE stage IS NULL OR stage = 'waiting')::int AS waiting,
         count(*) FILTER (WHERE stage = 'reading')::int AS reading,
         count(*) FILTER (WHERE stage = 'indexing')::int AS indexing,
         count(*) FILTER (WHERE stage = 'embedding')::int AS embedding,
         (SELECT count(*) FROM documents WHERE status = 'failed')::int AS failed,
         (SELECT coalesce(extract(epoch FROM now() - min(run_at)), 0) FROM graphile_worker._private_jobs
          WHERE is_available AND run_at <= now())::float8 AS "overdueSeconds"
  FROM documents WHERE status IN ('queued', 'parsing', 'indexing')`;
