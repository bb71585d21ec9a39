import { billingTimeZone, type SeriesRange } from "@claw/contract";

/** How far back a range goes, in steps of the calendar in China. */
export const ranges = {
  hours: { unit: "hour", steps: 48 },
  days: { unit: "day", steps: 60 },
  months: { unit: "month", steps: 24 },
} as const satisfies Record<SeriesRange, { unit: string; steps: number }>;

/** The beginnings of the steps until the one of $1, as the array `starts`. */
export function stepsSql(range: SeriesRange): string {
  const { unit, steps } = ranges[range];
  const here = `AT TIME ZONE '${billingTimeZone}'`;
  const last = `date_trunc('${unit}', $1::timestamptz ${here})`;

  return `
    SELECT array_agg(step ${here} ORDER BY step) AS starts
    FROM generate_series(${last} - ${steps - 1} * interval '1 ${unit}', ${last}, interval '1 ${unit}') AS step`;
}
