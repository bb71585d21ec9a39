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

/** Time to the first token in milliseconds: the median, and what one of twenty waits longer than. Null: none came. */
const FirstToken = z.object({
  firstTokenP50Ms: z.number().nullable(),
  firstTokenP95Ms: z.number().nullable(),
});

const ModelCalls = z.object({
  model: z.string(),
  calls: z.number().int(),
  failed: z.number().int(),
  /** From 0 to 1. */
  failureRate: z.number(),
});

/** A model within the last hour. */
export const ModelFigures = ModelCalls.extend(FirstToken.shape);
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

export const SeriesFigure = z.enum(["users", "answers", "tokens", "cost", "revenue"]);
export type SeriesFigure = z.infer<typeof SeriesFigure>;

/** The last 48 hours, 60 days or 24 months. */
export const SeriesRange = z.enum(["hours", "days", "months"]);
export type SeriesRange = z.infer<typeof SeriesRange>;

export const GetSeries = z.object({ figure: SeriesFigure, range: SeriesRange });
export type GetSeries = z.infer<typeof GetSeries>;

/** One figure over time, the oldest first, without gaps. People that came, answers, tokens; cost and revenue in yuan. */
export const Series = z.object({
  figure: SeriesFigure,
  range: SeriesRange,
  points: z.array(z.object({ at: Instant, value: z.number() })),
});
export type Series = z.infer<typeof Series>;

export const GetModelHistory = z.object({ range: SeriesRange });
export type GetModelHistory = z.infer<typeof GetModelHistory>;

/** How calls did in one step of a range; null where nothing was measured. */
export const ModelStep = FirstToken.extend({ failureRate: z.number().nullable() });
export type ModelStep = z.infer<typeof ModelStep>;

/**
 * How models did over a range, in all and step by step. Percentiles are read from counts: never further than 19 % from
 * the exact ones, mostly within 5 %; the mean is exact.
 */
export const ModelHistory = z.object({
  range: SeriesRange,
  /** The beginning of each step, the oldest first. */
  starts: z.array(Instant),
  /** The most called first, twenty at most. */
  models: z.array(
    ModelFigures.extend({
      firstTokenMeanMs: z.number().nullable(),
      /** One for each start. */
      steps: z.array(ModelStep),
    }),
  ),
});
export type ModelHistory = z.infer<typeof ModelHistory>;
