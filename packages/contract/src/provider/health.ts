import { z } from "zod";
import { Instant } from "../primitives.ts";

export const HealthWindow = z.enum(["hour", "day"]);
export type HealthWindow = z.infer<typeof HealthWindow>;

export const ProviderHealthQuery = z.object({ window: HealthWindow.default("hour") });
export type ProviderHealthQuery = z.infer<typeof ProviderHealthQuery>;

/**
 * Whether a provider is asked. `open`: it failed again and again and is left alone for a while. `halfOpen`: one request
 * finds out whether it is back.
 */
export const CircuitState = z.enum(["closed", "open", "halfOpen"]);
export type CircuitState = z.infer<typeof CircuitState>;

export const ProviderHealth = z.object({
  provider: z.string(),
  /** Calls that ended in the window with an answer or a fault of the provider's. */
  calls: z.number().int(),
  failures: z.number().int(),
  /** Of the calls, from 0 to 1; null where there were none. */
  successRate: z.number().nullable(),
  /** From admission to the first text of answers; null where there were none. */
  firstTokenMsP50: z.number().int().nullable(),
  firstTokenMsP95: z.number().int().nullable(),
  lastError: z.object({ code: z.string(), at: Instant }).nullable(),
  /** As the process sees it that answers this question; each has its own experience. */
  circuit: CircuitState,
});
export type ProviderHealth = z.infer<typeof ProviderHealth>;
