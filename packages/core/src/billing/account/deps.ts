import type { BillingDeps } from "../deps.ts";
import type { KnowledgeUse } from "../ports.ts";

export type AccountDeps = Pick<
  BillingDeps,
  "db" | "clock" | "rateLimiter" | "plans" | "approvalLimitMicro"
> & {
  /** How many questions a person may ask in a minute, whatever the tier; null for what the plans say. */
  requestsPerMinute(): number | null;
  knowledge: KnowledgeUse;
};
