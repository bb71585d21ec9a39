import { spawn } from "node:child_process";
import { once } from "node:events";
import { open } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import type { ClusterPaths } from "./cluster-paths.ts";
import type { Account } from "./find-account.ts";
import { pickPort } from "./pick-port.ts";
import { readPostmasterFile } from "./postmaster-file.ts";
import { programSurroundings } from "./program-surroundings.ts";
import type { RunningPostgres } from "./running-postgres.ts";
import { readLogSince } from "./server-log.ts";
import { serverArguments } from "./server-settings.ts";

export type SpawnPostgresOptions = {
  readonly paths: ClusterPaths;
  readonly postgres: string;
  readonly account: Account;
  readonly ephemeral: boolean;
  /** A free one unless given. */
  readonly port?: number;
};

const retryForMs = 20_000;
const pollMs = 20;

/** Said while the processes of a killed server are still going, or when somebody was faster at the port. */
const passing = /pre-existing shared memory block|lock file .* already exists|could not bind|in use/i;

/**
 * Starts PostgreSQL in a session of its own (Ctrl-C reaches the server, which stops PostgreSQL after it has drained)
 * and waits until it is ready, recovery after a crash included. Throws what it wrote to its log when it ends instead.
 */
export async function spawnPostgres(options: SpawnPostgresOptions): Promise<RunningPostgres> {
  const deadline = Date.now() + retryForMs;

  for (;;) {
    const attempt = await tryOnce(options, options.port ?? (await pickPort()));
    if ("running" in attempt) {
      return attempt.running;
    }
    if (Date.now() > deadline || !passing.test(attempt.said)) {
      throw new Error(
        `The embedded PostgreSQL did not start. Its log (${options.paths.log}) says:\n${attempt.said}`,
      );
    }

    await delay(200);
  }
}

type Attempt = { readonly running: RunningPostgres } | { readonly said: string };

async function tryOnce(options: SpawnPostgresOptions, port: number): Promise<Attempt> {
  const { paths, postgres, account, ephemeral } = options;
  await using log = await open(paths.log, "a", 0o600);
  const { size } = await log.stat();

  const program = account.program(postgres, serverArguments(paths.cluster, port, ephemeral));
  const child = spawn(program.file, program.args, {
    ...programSurroundings,
    ...program.options,
    detached: true,
    stdio: ["ignore", log.fd, log.fd],
    windowsHide: true,
  });
  child.unref();

  const { promise: exited, resolve } = Promise.withResolvers<void>();
  child.once("exit", () => resolve());
  await once(child, "spawn");

  while (child.exitCode === null && child.signalCode === null) {
    const found = await readPostmasterFile(paths.cluster);
    if (found?.pid === child.pid && found?.status === "ready") {
      return { running: { pid: found.pid, port, exited } };
    }
    await Promise.race([exited, delay(pollMs)]);
  }

  return { said: await readLogSince(paths.log, size) };
}
