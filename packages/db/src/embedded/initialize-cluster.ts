import { chown, mkdir, rename, rm, stat, writeFile } from "node:fs/promises";
import type { ClusterPaths } from "./cluster-paths.ts";
import type { Passwords } from "./cluster-secret.ts";
import type { Account } from "./find-account.ts";
import { ignoreMissing } from "./read-if-there.ts";
import { runProgram } from "./run-program.ts";

export type InitializeOptions = {
  readonly paths: ClusterPaths;
  readonly initdb: string;
  readonly account: Account;
  readonly passwords: Passwords;
  /** For tests: leave the data in the system's cache. */
  readonly ephemeral: boolean;
};

/** Texts sort by code point everywhere; these tell letters of all scripts apart. Systems know one or the other. */
const locales = ["C.UTF-8", "en_US.UTF-8", "C"];

/**
 * Makes PostgreSQL's directory unless there is one. It grows under another name and is renamed when it is whole, so
 * that an interrupted one is recognised and made anew. Throws what initdb said.
 */
export async function initializeCluster(options: InitializeOptions): Promise<void> {
  const { cluster, unfinished, dataDir } = options.paths;
  if (await stat(cluster).catch(ignoreMissing)) {
    return;
  }

  const failures: string[] = [];
  for (const locale of locales) {
    const { code, output } = await runInitdb(options, locale);
    if (code === 0) {
      await rename(unfinished, cluster);
      return;
    }
    failures.push(`(${locale}) ${output}`);
  }

  throw new Error(`PostgreSQL could not make its directory in ${dataDir}: ${failures.join("\n")}`);
}

async function runInitdb(
  { paths, initdb, account, passwords, ephemeral }: InitializeOptions,
  locale: string,
) {
  const { unfinished, passwordFile } = paths;
  await Promise.all([rm(unfinished, { recursive: true, force: true }), rm(passwordFile, { force: true })]);

  await mkdir(unfinished, { mode: 0o700 });
  await writeFile(passwordFile, passwords("postgres"), { mode: 0o600 });
  if (account.ids) {
    const { uid, gid } = account.ids;
    await Promise.all([unfinished, passwordFile].map((path) => chown(path, uid, gid)));
  }

  try {
    return await runProgram(
      account.program(initdb, [
        `--pgdata=${unfinished}`,
        "--username=postgres",
        `--pwfile=${passwordFile}`,
        "--auth=scram-sha-256",
        "--encoding=UTF8",
        `--locale=${locale}`,
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--lc-messages=C",
        "--no-instructions",
        ...(ephemeral ? ["--no-sync"] : []),
      ]),
    );
  } finally {
    await rm(passwordFile, { force: true });
  }
}
