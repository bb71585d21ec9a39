/** A day of the calendar in China, as the contract's Day: 2026-11-29. Days of bills begin and end there. */
export type ChinaDay = string;

const dayMs = 86_400_000;
/** China has kept one time all year since 1991. */
const offsetMs = 8 * 3_600_000;

export function chinaDayOf(instant: Date): ChinaDay {
  return new Date(instant.getTime() + offsetMs).toISOString().slice(0, 10);
}

export function addDays(day: ChinaDay, count: number): ChinaDay {
  return new Date(Date.parse(day) + count * dayMs).toISOString().slice(0, 10);
}

/** The first day of the month that lies so many months from this day's. */
export function firstOfMonth(day: ChinaDay, months = 0): ChinaDay {
  const [year = 0, month = 1] = day.split("-").map(Number);
  return new Date(Date.UTC(year, month - 1 + months, 1)).toISOString().slice(0, 10);
}

/** Every day from one to another, both included. */
export function daysBetween(from: ChinaDay, to: ChinaDay): ChinaDay[] {
  const count = Math.round((Date.parse(to) - Date.parse(from)) / dayMs) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => addDays(from, index));
}

export function isDay(value: unknown): value is ChinaDay {
  if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;

  const time = Date.parse(value);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(value);
}
