export type { TokenUsage } from "./token-usage.ts";
