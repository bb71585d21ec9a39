import type { GetModelHistory, ModelHistory, ModelStep } from "@claw/contract";
import type { Database } from "@claw/db";
import { addWaits, waitPercentile } from "../billing/wait-counts.ts";
import { stepsSql } from "./steps.ts";

const mostModels = 20;

type Sums = { calls: number; failed: number; waited: number; waitedMs: number; waits: number[] };
type Row = Sums & { model: string; place: number };

/** How each model did over a range: the steps are read, and what they are together is added up here. */
export async function readModelHistory(
  { pool }: Pick<Database, "pool">,
  { range }: GetModelHistory,
  now: Date,
): Promise<ModelHistory> {
  const [steps, { rows }] = await Promise.all([
    pool.query<{ starts: Date[] }>({ name: `steps-${range}`, text: stepsSql(range), values: [now] }),
    pool.query<Row>({ name: `models-${range}`, text: historySql(stepsSql(range)), values: [now] }),
  ]);
  const starts = steps.rows[0]?.starts ?? [];
  const models = [...Map.groupBy(rows, ({ model }) => model)].map(([model, own]) => {
    const sums = own.reduce(add, nothing);
    const byPlace = new Map(own.map((row) => [row.place, row]));

    return {
      model,
      calls: sums.calls,
      failed: sums.failed,
      ...presentStep(sums),
      failureRate: sums.failed / sums.calls,
      firstTokenMeanMs: sums.waited === 0 ? null : sums.waitedMs / sums.waited,
      steps: starts.map((_, index) => presentStep(byPlace.get(index + 1) ?? nothing)),
    };
  });

  return {
    range,
    starts: starts.map((at) => at.toISOString()),
    models: models.toSorted((one, other) => other.calls - one.calls).slice(0, mostModels),
  };
}

const nothing: Sums = { calls: 0, failed: 0, waited: 0, waitedMs: 0, waits: [] };

function add(one: Sums, other: Sums): Sums {
  return {
    calls: one.calls + other.calls,
    failed: one.failed + other.failed,
    waited: one.waited + other.waited,
    waitedMs: one.waitedMs + other.waitedMs,
    waits: addWaits(one.waits, other.waits),
  };
}

function presentStep({ calls, failed, waits }: Sums): ModelStep {
  return {
    failureRate: calls === 0 ? null : failed / calls,
    firstTokenP50Ms: waitPercentile(waits, 0.5),
    firstTokenP95Ms: waitPercentile(waits, 0.95),
  };
}

/** Corrections of calls leave rows without calls. */
const historySql = (steps: string) => `
  WITH steps AS MATERIALIZED (${steps})
  SELECT model, width_bucket(hour, (SELECT starts FROM steps)) AS place, sum(calls)::int AS calls,
         sum(failed)::int AS failed, sum(first_tokens)::int AS waited, sum(first_token_ms)::float8 AS "waitedMs",
         sum_counts(first_token_counts) AS waits
  FROM usage_hours WHERE hour >= (SELECT starts[1] FROM steps) AND calls > 0
  GROUP BY model, place ORDER BY model, place`;
