import { realpath, rm } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import pg from "pg";
import type { ClusterPaths } from "./cluster-paths.ts";
import type { Passwords } from "./cluster-secret.ts";
import { type Postmaster, postmasterFile, readPostmasterFile } from "./postmaster-file.ts";
import { hasProcess, readCommandLine } from "./process-identity.ts";
import type { RunningPostgres } from "./running-postgres.ts";

const waitMs = 30_000;
const pollMs = 100;
const watchMs = 500;

/**
 * Finds the PostgreSQL that still runs on this directory because its owner was killed, and takes it over; null when
 * there is none. One that is starting or stopping is waited for. A pid file whose number now belongs to some other
 * program is removed, since PostgreSQL would not dare to.
 */
export async function adoptPostgres(
  paths: ClusterPaths,
  passwords: Passwords,
): Promise<RunningPostgres | null> {
  const deadline = Date.now() + waitMs;

  while (Date.now() < deadline) {
    const found = await readPostmasterFile(paths.cluster);
    if (!found || !(await hasProcess(found.pid))) {
      return null;
    }
    if (await serves(found, paths, passwords)) {
      return { pid: found.pid, port: found.port, exited: watchExit(found.pid) };
    }
    if (await isSomethingElse(found, paths)) {
      await rm(postmasterFile(paths.cluster), { force: true });
      return null;
    }

    await delay(pollMs);
  }

  throw new Error(
    `A PostgreSQL runs on ${paths.cluster} and does not answer; ${postmasterFile(paths.cluster)} names it.`,
  );
}

async function serves({ port }: Postmaster, paths: ClusterPaths, passwords: Passwords): Promise<boolean> {
  const client = new pg.Client({
    host: "127.0.0.1",
    port,
    user: "postgres",
    password: passwords("postgres"),
    database: "postgres",
    connectionTimeoutMillis: 2_000,
  });

  try {
    await client.connect();
    const { rows } = await client.query<{ data_directory: string }>("SHOW data_directory");
    return rows[0]?.data_directory === (await realpath(paths.cluster));
  } catch {
    return false;
  } finally {
    await client.end();
  }
}

/** Where command lines cannot be read, the process gets the benefit of the doubt. */
async function isSomethingElse({ pid }: Postmaster, paths: ClusterPaths): Promise<boolean> {
  const commandLine = await readCommandLine(pid);

  return commandLine !== null && !commandLine.includes(paths.cluster);
}

/** We are not its parent, so nobody tells us. */
async function watchExit(pid: number): Promise<void> {
  while (await hasProcess(pid)) {
    await delay(watchMs, undefined, { ref: false });
  }
}
