import { chmod, mkdir, realpath } from "node:fs/promises";
import { type DatabaseLog, silentLog } from "../log.ts";
import { adoptPostgres } from "./adopt-postgres.ts";
import { clusterPaths } from "./cluster-paths.ts";
import { readPasswords } from "./cluster-secret.ts";
import { findAccount } from "./find-account.ts";
import { findBinaries } from "./find-binaries.ts";
import { guardEphemeral } from "./guard-ephemeral.ts";
import { initializeCluster } from "./initialize-cluster.ts";
import { acquireOwnership } from "./owner-lock.ts";
import { prepareDatabases } from "./prepare-databases.ts";
import { boundServerLog } from "./server-log.ts";
import { spawnPostgres } from "./spawn-postgres.ts";
import { supervisePostgres } from "./supervise-postgres.ts";

export type StartEmbeddedServerOptions = {
  /** Belongs to the server alone; made when it is missing. */
  readonly dataDir: string;
  readonly log?: DatabaseLog;
  /** For tests: faster, and without promises. When this process dies, the server and its data go as well. */
  readonly ephemeral?: boolean;
};

export type EmbeddedServer = {
  /** The address of a database, `claw` unless given, for the role that owns it. Holds the password. */
  url(database?: string): string;
  /** Stops PostgreSQL and waits for its end, at most 25 seconds. */
  [Symbol.asyncDispose](): Promise<void>;
};

/**
 * Starts PostgreSQL on its data directory, which is made at the first start, or takes over the one that a killed
 * server left running there. It listens on a free port of 127.0.0.1, asks for a password, and is started again when it
 * dies. Throws when another server owns the directory, and with PostgreSQL's own words when it does not start.
 */
export async function startEmbeddedServer(options: StartEmbeddedServerOptions): Promise<EmbeddedServer> {
  const { log = silentLog, ephemeral = false } = options;
  await mkdir(options.dataDir, { recursive: true });
  const dataDir = await realpath(options.dataDir);

  await using starting = new AsyncDisposableStack();
  starting.use(await acquireOwnership(dataDir));

  const paths = clusterPaths(dataDir);
  const passwords = await readPasswords(paths.secret);
  const binaries = findBinaries();
  const account = await findAccount(binaries, dataDir, log);
  await chmod(dataDir, account.ids ? 0o711 : 0o700);
  await initializeCluster({ paths, initdb: binaries.initdb, account, passwords, ephemeral });

  const adopted = await adoptPostgres(paths, passwords);
  if (adopted) {
    log.info(`Took over the PostgreSQL (pid ${adopted.pid}) that an earlier server left running.`);
  }

  if (ephemeral) {
    starting.use(guardEphemeral(paths));
  }
  const spawn = { paths, postgres: binaries.postgres, account, ephemeral };
  const running = adopted ?? (await spawnPostgres(spawn));
  starting.use(
    boundServerLog(paths.log, (error) => log.warn(`Cannot shorten ${paths.log}: ${String(error)}`)),
  );
  starting.use(supervisePostgres(running, (port) => spawnPostgres({ ...spawn, port }), log));
  await prepareDatabases(running.port, passwords);

  const started = starting.move();
  const password = passwords("claw");
  return {
    url: (database = "claw") => `postgresql://claw:${password}@127.0.0.1:${running.port}/${database}`,
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  };
}
