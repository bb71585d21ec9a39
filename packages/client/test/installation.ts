import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createTestDatabase, type ScriptedProvider, startScriptedProvider, startServer } from "@claw/testing";
import { type Line, openLine } from "./line.ts";

export type Installation = AsyncDisposable & {
  /** Over a line that can be cut. */
  url: string;
  line: Line;
  provider: ScriptedProvider;
  /** `kill -9`, and the server is started again where it was. */
  restart(): Promise<void>;
};

/** The real server with a scripted provider behind it, and a line to it that can be cut. */
export async function startInstallation(): Promise<Installation> {
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), "claw-client-"));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const database = stack.use(await createTestDatabase());
  const provider = stack.use(await startScriptedProvider());
  const env = {
    DATA_DIR: folder,
    DATABASE_URL: database.url,
    OPENAI_BASE_URL: provider.baseUrl,
    OPENAI_API_KEY: "test",
    OPENAI_MODEL: "scripted-1",
    LEASE_SECONDS: "2",
  };
  let server = await startServer({ env });
  stack.defer(async () => void (await server.stop()));
  const line = stack.use(await openLine(server.url));
  const kept = stack.move();

  return {
    url: line.url,
    line,
    provider,
    async restart() {
      await server.kill();
      server = await startServer({ env: { ...env, PORT: new URL(server.url).port } });
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}
