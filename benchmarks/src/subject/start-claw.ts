import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type RunningServer, startServer } from "@claw/testing/server";
import { type Cores, pin } from "../process/cores.ts";
import { listDescendants } from "../process/processor-time.ts";

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

/** Characters: the first complaint tells most. */
const mostOutput = 1500;

export type StartClawOptions = {
  providerUrl: string;
  cores: Cores | null;
  /** Where the process runs; the measured core unless said otherwise. */
  place?: keyof Cores;
  /** More settings. */
  env?: Readonly<Record<string, string>>;
  /** Options of Node. */
  nodeOptions?: readonly string[];
};

/**
 * The server as people run it, with the embedded PostgreSQL unless `env` names another, in a folder of its own. It
 * ends with `stack`.
 */
export async function startClaw(
  { providerUrl, cores, place = "subject", env = {}, nodeOptions = [] }: StartClawOptions,
  stack: AsyncDisposableStack,
): Promise<RunningServer> {
  const dataDir = await mkdtemp(join(tmpdir(), "claw-benchmark-"));
  stack.defer(() => rm(dataDir, { recursive: true, force: true }));

  const server = stack.use(
    await startServer({
      env: {
        ...Object.fromEntries(unset.map((name) => [name, ""])),
        HOST: "127.0.0.1",
        DATA_DIR: dataDir,
        OPENAI_BASE_URL: providerUrl,
        OPENAI_API_KEY: "benchmark",
        OPENAI_MODEL: "benchmark",
        TRUST_PROXY: "1",
        // Load is made by few people, who ask more in a minute and use more than people do.
        REQUESTS_PER_MINUTE: "1000000",
        STARTING_CREDIT: "1000000",
        NODE_OPTIONS: nodeOptions.join(" "),
        ...env,
      },
    }),
  );
  stack.defer(() => {
    const output = server
      .output()
      .replace(/^CLAW\.AI is ready.*$/m, "")
      .trim();
    if (output !== "") console.error(`The server said:\n${output.slice(0, mostOutput)}`);
  });
  if (cores) {
    pin(server.pid, cores[place]);
    // PostgreSQL; what it starts for later connections stays on its core.
    for (const child of listDescendants(server.pid)) pin(child, cores.load);
  }

  return server;
}
