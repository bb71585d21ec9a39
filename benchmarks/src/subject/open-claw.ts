import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startServer } from "@claw/testing/server";
import { type Cores, pin } from "../process/cores.ts";
import { listDescendants } from "../process/processor-time.ts";
import { openClawReader } from "./open-claw-reader.ts";
import { registerPeople } from "./register-people.ts";
import type { Subject } from "./subject.ts";

/** Answers in flight are limited for each person, so the readers are several people. */
const readersPerPerson = 8;

/** Settings that a developer may have in `.env` and that must not be measured. */
const unset = [
  "AUTH_SECRET",
  "DATABASE_URL",
  "NODE_ENV",
  "PUBLIC_URL",
  "REDIS_URL",
  "SMTP_URL",
  "ZHIPU_API_KEY",
] as const;

export type OpenClawOptions = {
  providerUrl: string;
  cores: Cores | null;
  /** The most readers at once. */
  readers: number;
  /** Folder for a processor profile of the server, written when it ends; null: none. */
  profileDir: string | null;
};

/** The server as people run it, with the embedded PostgreSQL, in a folder of its own. It ends with `stack`. */
export async function openClaw(options: OpenClawOptions, stack: AsyncDisposableStack): Promise<Subject> {
  const { providerUrl, cores, profileDir } = options;
  const dataDir = await mkdtemp(join(tmpdir(), "claw-benchmark-"));
  stack.defer(() => rm(dataDir, { recursive: true, force: true }));

  const { url, pid } = stack.use(
    await startServer({
      env: {
        ...Object.fromEntries(unset.map((name) => [name, ""])),
        HOST: "127.0.0.1",
        DATA_DIR: dataDir,
        OPENAI_BASE_URL: providerUrl,
        OPENAI_API_KEY: "benchmark",
        OPENAI_MODEL: "benchmark",
        ...(profileDir === null ? {} : { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${profileDir}` }),
      },
    }),
  );
  if (cores) {
    pin(pid, cores.subject);
    // PostgreSQL; what it starts for later connections stays on its core.
    for (const child of listDescendants(pid)) pin(child, cores.load);
  }

  const tokens = await registerPeople(url, Math.ceil(options.readers / readersPerPerson));

  return {
    name: "claw",
    pid,
    openReader: (index) => openClawReader(url, tokens[Math.floor(index / readersPerPerson)] ?? ""),
  };
}
