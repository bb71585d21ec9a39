import { realpath } from "node:fs/promises";
import { clusterPaths } from "./cluster-paths.ts";
import { readPasswords } from "./cluster-secret.ts";
import { readPostmasterFile } from "./postmaster-file.ts";
import { hasProcess } from "./process-identity.ts";
import { isErrno } from "./read-if-there.ts";

/** The address of the database of an embedded server that is running, whoever started it; null where none is. */
export async function findEmbeddedServer(dataDir: string): Promise<string | null> {
  const paths = clusterPaths(await realpath(dataDir).catch(orMissing(dataDir)));
  const running = await readPostmasterFile(paths.cluster);
  if (running?.status !== "ready" || !(await hasProcess(running.pid))) return null;

  const password = (await readPasswords(paths.secret))("claw");

  return `postgresql://claw:${password}@127.0.0.1:${running.port}/claw`;
}

function orMissing(dataDir: string) {
  return (error: unknown): string => {
    if (isErrno(error) && error.code === "ENOENT") return dataDir;
    throw error;
  };
}
