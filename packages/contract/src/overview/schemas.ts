import { z } from "zod";
import { Instant, Money } from "../primitives.ts";

/** One thing that the server needs, and how it is. */
export const HealthPart = z.object({
  name: z.string(),
  status: z.enum(["up", "degraded", "down"]),
  detail: z.string().nullable(),
});
export type HealthPart = z.infer<typeof HealthPart>;

export const HealthReport = z.object({
  status: z.enum(["ready", "degraded", "unavailable"]),
  parts: z.array(HealthPart),
});
export type HealthReport = z.infer<typeof HealthReport>;

/** What was used in a stretch of time: of calls that have ended, by the time at which they began. */
export const UsageFigures = z.object({
  answers: z.number().int(),
  tokens: z.number().int(),
  /** What people were charged. */
  cost: Money,
  /** What came in. */
  revenue: Money,
});
export type UsageFigures = z.infer<typeof UsageFigures>;

/** A model within the last hour. */
export const ModelFigures = z.object({
  model: z.string(),
  calls: z.number().int(),
  failed: z.number().int(),
  /** From 0 to 1. */
  failureRate: z.number(),
  /** Time to the first token in milliseconds: the median, and what one of twenty waits longer than. Null: none came. */
  firstTokenP50Ms: z.number().nullable(),
  firstTokenP95Ms: z.number().nullable(),
});
export type ModelFigures = z.infer<typeof ModelFigures>;

export const QueueFigures = z.object({
  waiting: z.number().int(),
  reading: z.number().int(),
  indexing: z.number().int(),
  embedding: z.number().int(),
  failed: z.number().int(),
  /** How long the first of those that could begin has waited. */
  overdueSeconds: z.number(),
});
export type QueueFigures = z.infer<typeof QueueFigures>;

/** How the installation is at one moment. Days are those of the calendar in China. */
export const Figures = z.object({
  at: Instant,
  users: z.object({ total: z.number().int(), newToday: z.number().int(), activeNow: z.number().int() }),
  answers: z.object({
    inFlight: z.number().int(),
    /** Begun within the last sixty seconds. */
    perMinute: z.number().int(),
    /** The same for each of the last thirty minutes, the oldest first; the last one is not over. */
    lastMinutes: z.array(z.number().int()),
  }),
  /** The most called first. */
  models: z.array(ModelFigures),
  today: UsageFigures,
  /** Yesterday until the same time of day. */
  yesterday: UsageFigures,
  wholeYesterday: UsageFigures,
  queue: QueueFigures,
  health: HealthReport,
});
export type Figures = z.infer<typeof Figures>;

export const SeriesFigure = z.enum([
  "users",
  "answers",
  "tokens",
  "cost",
  "revenue",
  "failureRate",
  "firstToken",
]);
export type SeriesFigure = z.infer<typeof SeriesFigure>;

/** The last 48 hours, 60 days or 24 months. */
export const SeriesRange = z.enum(["hours", "days", "months"]);
export type SeriesRange = z.infer<typeof SeriesRange>;

export const GetSeries = z.object({ figure: SeriesFigure, range: SeriesRange });
export type GetSeries = z.infer<typeof GetSeries>;

/**
 * One figure over time, the oldest first, without gaps. People that came, answers, tokens; cost and revenue in yuan;
 * failed calls of all, from 0 to 1; the mean time to the first token in milliseconds. Null where nothing was measured.
 */
export const Series = z.object({
  figure: SeriesFigure,
  range: SeriesRange,
  points: z.array(z.object({ at: Instant, value: z.number().nullable() })),
});
export type Series = z.infer<typeof Series>;
