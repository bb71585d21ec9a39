import type { BillingDeps } from "../deps.ts";

export type AdjustmentDeps = Pick<BillingDeps, "db" | "clock" | "approvalLimitMicro">;
