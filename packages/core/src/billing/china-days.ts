import type { BudgetPeriod } from "@claw/contract";

/** China has had one time and no summer time since 1991. */
const offsetMs = 8 * 3_600_000;

/** The day of the calendar in China at an instant: 2026-11-29. */
export function chinaDay(at: Date): string {
  return new Date(at.getTime() + offsetMs).toISOString().slice(0, 10);
}

/** The first day of the period in which an instant lies. */
export function periodStart(period: BudgetPeriod, at: Date): string {
  const day = chinaDay(at);

  switch (period) {
    case "day":
      return day;
    case "month":
      return `${day.slice(0, 7)}-01`;
  }
}

/** The first day of the period after the one that begins on this day. */
export function nextPeriodStart(period: BudgetPeriod, start: string): string {
  const day = dateOf(start);

  switch (period) {
    case "day":
      day.setUTCDate(day.getUTCDate() + 1);
      break;
    case "month":
      day.setUTCMonth(day.getUTCMonth() + 1);
      break;
  }

  return day.toISOString().slice(0, 10);
}

/** When a day begins in China. */
export function startOfDay(day: string): Date {
  return new Date(dateOf(day).getTime() - offsetMs);
}

/** A day as the database's dates are read and written: its midnight in UTC. */
export function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00.000Z`);
}
