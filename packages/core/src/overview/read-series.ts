import { DomainError, type GetSeries, type Series, type SeriesFigure } from "@claw/contract";
import type { Database } from "@claw/db";
import { startOfDay } from "../billing/china-days.ts";
import { readMoneyFigures } from "../money/read-money-figures.ts";
import { ranges, stepsSql } from "./steps.ts";

type Range = Series["range"];
type Point = Series["points"][number];

/** INVALID_INPUT for revenue by hours: money comes in by the day. */
export async function readSeries(
  db: Pick<Database, "pool">,
  { figure, range }: GetSeries,
  now: Date,
): Promise<Series> {
  const points =
    figure === "revenue" ? await readRevenue(db, range, now) : await readPoints(db, figure, range, now);

  return { figure, range, points };
}

async function readPoints(
  { pool }: Pick<Database, "pool">,
  figure: Exclude<SeriesFigure, "revenue">,
  range: Range,
  now: Date,
): Promise<Point[]> {
  const { rows } = await pool.query<{ at: Date; value: number }>({
    name: `series-${figure}-${range}`,
    text: seriesSql(figure, range),
    values: [now],
  });

  return rows.map(({ at, value }) => ({ at: at.toISOString(), value }));
}

function seriesSql(figure: Exclude<SeriesFigure, "revenue">, range: Range): string {
  const { from, time, value } = sourceOf(figure);

  // Where a row belongs is looked up among the steps: to work it out by the calendar for each takes three times as long.
  return `
    WITH steps AS MATERIALIZED (${stepsSql(range)}), sums AS MATERIALIZED (
      SELECT width_bucket(${time}, (SELECT starts FROM steps)) AS place, ${value} AS value
      FROM ${from} WHERE ${time} >= (SELECT starts[1] FROM steps) GROUP BY 1
    )
    SELECT step.at, coalesce(sums.value, 0)::float8 AS value
    FROM steps, unnest(steps.starts) WITH ORDINALITY AS step (at, place) LEFT JOIN sums ON sums.place = step.place
    ORDER BY step.place`;
}

function sourceOf(figure: Exclude<SeriesFigure, "revenue">): { from: string; time: string; value: string } {
  const hours = { from: "usage_hours", time: "hour" };

  switch (figure) {
    case "users":
      return { from: "users", time: "created_at", value: "count(*)" };
    case "answers":
      return { ...hours, value: "sum(answers)" };
    case "tokens":
      return { ...hours, value: "sum(tokens)" };
    case "cost":
      return { ...hours, value: "sum(cost_micro) / 1e6" };
  }
}

async function readRevenue(db: Pick<Database, "pool">, range: Range, now: Date): Promise<Point[]> {
  if (range === "hours") {
    throw new DomainError("INVALID_INPUT", {
      message: "Revenue is counted by the day: ask for days or months.",
    });
  }

  const { steps } = ranges[range];
  const { days } = await readMoneyFigures(db, { now, days: range === "days" ? steps : steps * 31 });
  const sums = new Map<string, number>();
  for (const { day, revenue } of days) {
    const key = range === "days" ? day : `${day.slice(0, 7)}-01`;
    sums.set(key, (sums.get(key) ?? 0) + Number(revenue));
  }

  return [...sums]
    .slice(-steps)
    .map(([day, value]) => ({ at: startOfDay(day).toISOString(), value: Math.round(value * 1e6) / 1e6 }));
}
