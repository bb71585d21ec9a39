import type pg from "pg";
import type { RedisClientType } from "redis";
import type { Probe } from "../probe/open-probe.ts";
import type { Sample } from "./series.ts";

export type Watched = {
  serverUrl: string;
  probe: Probe;
  /** A connection of the watcher's own, which is not counted. */
  database: pg.Client;
  redis: Pick<RedisClientType, "info">;
};

const connectionsSql = `
  SELECT count(*)::int AS connections FROM pg_stat_activity
  WHERE datname = current_database() AND backend_type = 'client backend' AND pid <> pg_backend_pid()`;

/** Looks at everything that could grow, after garbage has been collected. */
export async function takeSample(
  { serverUrl, probe, database, redis }: Watched,
  seconds: number,
): Promise<Sample> {
  const { rss, heapUsed, external, resources } = await probe.ask("gc");
  const metrics = await (await fetch(`${serverUrl}/metrics`)).text();
  const { rows } = await database.query<{ connections: number }>(connectionsSql);
  const info = `${await redis.info("clients")}\n${await redis.info("memory")}`;

  return {
    seconds,
    values: {
      "resident memory": rss,
      "heap in use": heapUsed,
      "memory outside of the heap": external,
      sockets: readNumber(metrics, /^claw_sockets (\d+)/m),
      subscriptions: readNumber(metrics, /^claw_subscriptions (\d+)/m),
      handles: Object.values(resources).reduce((sum, count) => sum + count, 0),
      "database connections": rows[0]?.connections ?? Number.NaN,
      // Without the watcher's.
      "Redis connections": readNumber(info, /^connected_clients:(\d+)/m) - 1,
      "memory of Redis": readNumber(info, /^used_memory:(\d+)/m),
    },
  };
}

function readNumber(text: string, pattern: RegExp): number {
  const found = pattern.exec(text)?.[1];
  if (found === undefined) throw new Error(`${pattern} is not in what the server says`);

  return Number(found);
}
