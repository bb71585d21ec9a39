import pg from "pg";
import { createClient } from "redis";
import { type Cores, pin } from "../process/cores.ts";
import { startProbedClaw } from "../subject/start-probed-claw.ts";
import { startPostgres } from "../surroundings/start-postgres.ts";
import { startProvider } from "../surroundings/start-provider.ts";
import { startRedis } from "../surroundings/start-redis.ts";
import type { Watched } from "./take-sample.ts";

/** A server with Redis, and what it takes to watch it. All of it ends with `stack`. */
export async function openSurroundings(cores: Cores | null, stack: AsyncDisposableStack): Promise<Watched> {
  if (cores) pin(process.pid, cores.load);
  const providerUrl = await startProvider(cores, stack);
  const postgres = await startPostgres(stack);
  const redisServer = await startRedis(stack);
  const env = { DATABASE_URL: postgres.url, REDIS_URL: redisServer.url };
  const { server, probe } = await startProbedClaw({ providerUrl, cores, env }, stack);

  const database = new pg.Client({ connectionString: postgres.url });
  await database.connect();
  stack.defer(() => database.end());
  const redis = createClient({ url: redisServer.url });
  await redis.connect();
  stack.defer(() => redis.close());

  return { serverUrl: server.url, probe, database, redis };
}
