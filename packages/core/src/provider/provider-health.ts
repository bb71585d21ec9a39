import type { Actor, ProviderHealth, ProviderHealthQuery } from "@claw/contract";
import { requireOperator } from "../runtime/require-actor.ts";
import type { ProviderDeps } from "./deps.ts";
import { healthSql } from "./provider-health-sql.ts";

type Row = {
  provider: string;
  calls: number;
  failures: number;
  p50: number | null;
  p95: number | null;
  last_code: string | null;
  last_at: Date | null;
};

const hours = { hour: 1, day: 24 } as const;

/** How each provider did, from the calls that ended; also those that are connected and were not asked. */
export async function providerHealth(
  { db, clock, book, environment, circuits }: ProviderDeps,
  actor: Actor,
  { window }: ProviderHealthQuery,
): Promise<ProviderHealth[]> {
  requireOperator(actor);
  const since = new Date(clock.now().getTime() - hours[window] * 3_600_000);
  const { rows } = await db.pool.query<Row>({ name: "provider-health", text: healthSql, values: [since] });
  const connected = [...book.providers.filter(({ enabled }) => enabled), ...environment];
  const names = new Set([...connected.map(({ name }) => name), ...rows.map(({ provider }) => provider)]);

  return [...names].map((provider) => {
    const row = rows.find((one) => one.provider === provider);
    const { calls, failures } = row ?? { calls: 0, failures: 0 };

    return {
      provider,
      calls,
      failures,
      successRate: calls === 0 ? null : (calls - failures) / calls,
      firstTokenMsP50: row?.p50 ?? null,
      firstTokenMsP95: row?.p95 ?? null,
      lastError:
        row?.last_code && row.last_at ? { code: row.last_code, at: row.last_at.toISOString() } : null,
      circuit: circuits.stateOf(provider),
    };
  });
}
