import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedServer } from "@claw/db";
import { listDescendants } from "../process/processor-time.ts";

export type Postgres = {
  /** Of a database of its own, empty. */
  url: string;
  /** Of all its processes, as they are now. */
  pids(): number[];
};

/**
 * Starts the PostgreSQL that the server embeds, with the same settings, in a folder of its own. It runs on this
 * process's core and ends with `stack`.
 */
export async function startPostgres(stack: AsyncDisposableStack): Promise<Postgres> {
  const dataDir = await mkdtemp(join(tmpdir(), "claw-benchmark-postgres-"));
  stack.defer(() => rm(dataDir, { recursive: true, force: true }));
  const server = stack.use(await startEmbeddedServer({ dataDir }));
  const [pid = ""] = (await readFile(join(dataDir, "cluster", "postmaster.pid"), "utf8")).split("\n");

  return { url: server.url(), pids: () => [Number(pid), ...listDescendants(Number(pid))] };
}
