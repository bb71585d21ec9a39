import type { DatabaseLog } from "../log.ts";
import { type RunningPostgres, stopPostgres } from "./running-postgres.ts";

const maxRestarts = 5;
const forgetAfterMs = 60_000;

/**
 * Starts PostgreSQL again, on the same port, when it ends without having been told to: pools that point there recover
 * with their next query. Gives up, and says so, after five times within a minute. Disposing stops it for good.
 */
export function supervisePostgres(
  first: RunningPostgres,
  restart: (port: number) => Promise<RunningPostgres>,
  log: DatabaseLog,
): AsyncDisposable {
  const stop = Promise.withResolvers<"stop">();
  const supervision = supervise(first, []);

  async function supervise(
    running: RunningPostgres,
    restarts: readonly number[],
  ): Promise<RunningPostgres | null> {
    const event = await Promise.race([running.exited, stop.promise]);
    if (event === "stop") {
      return running;
    }

    const recent = [...restarts.filter((time) => time > Date.now() - forgetAfterMs), Date.now()];
    if (recent.length > maxRestarts) {
      log.warn(`The embedded PostgreSQL has ended ${recent.length} times within a minute; it stays down.`);
      return null;
    }

    log.warn(`The embedded PostgreSQL (pid ${running.pid}) has ended; starting it again.`);
    try {
      return supervise(await restart(first.port), recent);
    } catch (error) {
      log.warn(`It stays down. ${error instanceof Error ? error.message : String(error)}`);
      return null;
    }
  }

  return {
    [Symbol.asyncDispose]: async () => {
      stop.resolve("stop");
      const running = await supervision;
      if (running) {
        await stopPostgres(running);
      }
    },
  };
}
