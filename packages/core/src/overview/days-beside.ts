import { chinaDay, startOfDay } from "../billing/china-days.ts";

const dayMs = 86_400_000;

/** A figure of today, of yesterday until the same time of day, and of all of yesterday. */
export type DaysFigures<Figure> = { today: Figure; yesterday: Figure; wholeYesterday: Figure };

/**
 * What a day that is not over is seen beside: as much of the day before as has passed of this one. Days are those of
 * the calendar in China, all of which have 24 hours.
 */
export function daysBeside(now: Date) {
  const startOfToday = startOfDay(chinaDay(now));

  return {
    startOfToday,
    startOfTomorrow: new Date(startOfToday.getTime() + dayMs),
    startOfYesterday: new Date(startOfToday.getTime() - dayMs),
    sameTimeYesterday: new Date(now.getTime() - dayMs),
  };
}
