import { randomBytes } from "node:crypto";
import { startPostgres } from "../surroundings/start-postgres.ts";
import { startRedis } from "../surroundings/start-redis.ts";
import { openClawReader } from "./open-claw-reader.ts";
import { registerPeople } from "./register-people.ts";
import { type StartClawOptions, startClaw } from "./start-claw.ts";
import type { Subject } from "./subject.ts";

const readersPerPerson = 8;

/** How the other process is called in the tables. */
export const otherProcess = "other process";

/**
 * Two processes on one PostgreSQL and one Redis: the first is asked and writes the answers, the second is read from.
 * The first is what is measured; the second shares the load's core.
 */
export async function openClawPair(
  options: Omit<StartClawOptions, "env"> & { readers: number },
  stack: AsyncDisposableStack,
): Promise<Subject> {
  const database = await startPostgres(stack);
  const redis = await startRedis(stack);
  const env = {
    DATABASE_URL: database.url,
    REDIS_URL: redis.url,
    AUTH_SECRET: randomBytes(32).toString("hex"),
    PUBLIC_URL: "http://claw.benchmark.test",
  };
  const owner = await startClaw({ ...options, env }, stack);
  const other = await startClaw({ ...options, env, place: "load" }, stack);
  const tokens = await registerPeople(owner.url, Math.ceil(options.readers / readersPerPerson));

  return {
    gauged: () => ({
      pid: owner.pid,
      helpers: { [otherProcess]: [other.pid], PostgreSQL: database.pids(), Redis: [redis.pid] },
    }),
    openReader(index) {
      const token = tokens[Math.floor(index / readersPerPerson)] ?? "";
      return openClawReader({ askAt: owner.url, readAt: other.url, token });
    },
  };
}
