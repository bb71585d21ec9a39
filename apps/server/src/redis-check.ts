import type { HealthCheck } from "./health.ts";

/** Redis is wanted, not needed: without it each process goes on by itself. Nothing to check where none is configured. */
export function redisChecks(
  redisUrl: string | null,
  users: readonly { isConnected(): boolean }[],
): HealthCheck[] {
  if (redisUrl === null) return [];

  const detail =
    "away: answers of other processes are followed through the database, and limits are counted by each process for itself";
  return [
    {
      name: "redis",
      check: async () =>
        users.every((user) => user.isConnected()) ? { status: "up" } : { status: "degraded", detail },
    },
  ];
}
