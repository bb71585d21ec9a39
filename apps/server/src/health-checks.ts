import type { ProviderBook } from "@claw/core";
import type { Database } from "@claw/db";
import type { ProviderConnection } from "./discover-provider.ts";
import type { HealthCheck } from "./health.ts";

export function databaseCheck(db: Database): HealthCheck {
  return {
    name: "database",
    async check() {
      await db.pool.query("SELECT 1");
      return { status: "up" };
    },
  };
}

export function providerCheck(connections: readonly ProviderConnection[], book: ProviderBook): HealthCheck {
  return {
    name: "provider",
    async check() {
      const connected = book.providers.filter(({ enabled }) => enabled);
      const names = new Set([...connected, ...connections].map(({ name }) => name));

      return { status: "up", detail: [...names].join(", ") || "offline" };
    },
  };
}
