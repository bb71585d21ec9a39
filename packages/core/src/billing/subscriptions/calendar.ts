/** China keeps one time, eight hours before UTC, without summer time since 1991: exact arithmetic needs no table. */
const offsetMs = 8 * 3_600_000;

/** A day of the calendar in China; months count from 1. */
export type CalendarDay = { year: number; month: number; day: number };

export function dayInChina(at: Date): CalendarDay {
  const local = new Date(at.getTime() + offsetMs);

  return { year: local.getUTCFullYear(), month: local.getUTCMonth() + 1, day: local.getUTCDate() };
}

export function daysInMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** 2026-11-29, as bills write it. */
export function formatDay(at: Date): string {
  return new Date(at.getTime() + offsetMs).toISOString().slice(0, 10);
}

/**
 * When the period that begins at `start` ends: the anchor day of the next month at the same time of day, or the last
 * day of a month that is shorter. The anchor is not lost by a short month: 31 January, 28 February, 31 March.
 * @param anchorDay 1 to 31
 */
export function periodEndAfter(start: Date, anchorDay: number): Date {
  const { year, month } = dayInChina(start);
  const next = month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 };
  const day = Math.min(anchorDay, daysInMonth(next.year, next.month));
  const timeOfDay = (start.getTime() + offsetMs) % 86_400_000;

  return new Date(Date.UTC(next.year, next.month - 1, day) + timeOfDay - offsetMs);
}

/**
 * The period that contains `at`, where one ended at `lastEnd`: the next one, or a later one where whole periods have
 * passed since.
 */
export function periodContaining(lastEnd: Date, anchorDay: number, at: Date): { start: Date; end: Date } {
  let start = lastEnd;
  let end = periodEndAfter(start, anchorDay);
  while (end <= at) {
    start = end;
    end = periodEndAfter(start, anchorDay);
  }

  return { start, end };
}
