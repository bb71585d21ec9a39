export { foldHours, startFolding } from "./fold-hours.ts";
export type { ActivePeople, HealthSource } from "./ports.ts";
export { createOverviewService, type OverviewDeps } from "./service.ts";
