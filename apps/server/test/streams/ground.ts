import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Database } from "@claw/db";
import {
  createTestDatabase,
  type RunningServer,
  type ScriptedProvider,
  startScriptedProvider,
  startServer,
} from "@claw/testing";

/** What server processes stand on. All of them share the database and the secret, as replicas do. */
export type Ground = AsyncDisposable & {
  readonly db: Database;
  readonly provider: ScriptedProvider;
  /** Another process of the server. Ends with the ground, if not before. */
  start(env?: Record<string, string>): Promise<RunningServer>;
};

/** The least that the server takes. */
export const leaseSeconds = 2;

export async function openGround(shared: Record<string, string> = {}): Promise<Ground> {
  await using opening = new AsyncDisposableStack();
  const dataDir = await mkdtemp(join(tmpdir(), "claw-streams-"));
  opening.defer(() => rm(dataDir, { recursive: true, force: true }));
  const database = opening.use(await createTestDatabase());
  const provider = opening.use(await startScriptedProvider());
  const env = {
    DATA_DIR: dataDir,
    DATABASE_URL: database.url,
    AUTH_SECRET: randomBytes(32).toString("hex"),
    // One address before all of them: a token names it.
    PUBLIC_URL: "http://claw.example.com",
    OPENAI_BASE_URL: provider.baseUrl,
    OPENAI_API_KEY: "",
    OPENAI_MODEL: "scripted-1",
    REDIS_URL: "",
    LEASE_SECONDS: String(leaseSeconds),
    ...shared,
  };

  const opened = opening.move();
  return {
    db: database.db,
    provider,
    async start(more = {}) {
      const server = await startServer({ env: { ...env, ...more } });
      // A test that failed meanwhile has left nobody who would end it.
      if (opened.disposed) await server.kill();
      else opened.defer(() => server.kill());

      return server;
    },
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}
