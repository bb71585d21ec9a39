import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { createTestDatabase, type TestDatabase } from "../database/test-database.ts";
import type { Script, SeenRequest } from "../provider/script.ts";
import { type ScriptedProvider, startScriptedProvider } from "../provider/scripted-provider.ts";
import { type RunningServer, startServer } from "../server/start-server.ts";
import { launchChromium } from "./chromium.ts";

/** Golden: 1234 + 567 tokens at the default price of ¥0.02 per 1000 cost 36 020 µ¥. */
export const golden = { prompt_tokens: 1234, completion_tokens: 567, total_tokens: 1801 };
export const goldenLine = /1,801 token（输入 1,234，输出 567）\s*0\.03602 元/;

export type House = AsyncDisposable & {
  browser: Browser;
  provider: ScriptedProvider;
  database: TestDatabase;
  /** Stays the same when the server is started again. */
  url: string;
  /** What the provider answers to the question that contains these words; to any other "好的。". */
  answering(answers: Record<string, Script>): void;
  /** `kill -9`, as a machine without power ends. */
  kill(): Promise<void>;
  start(): Promise<void>;
};

/** A title is asked for in a call of its own, with room for a few words. */
const isTitle = ({ body }: SeenRequest) => (body.max_tokens ?? Number.POSITIVE_INFINITY) <= 100;

/** A browser, the real server with the built clients, and a scripted provider behind it. */
export async function openHouse(chromium: string, settings: Record<string, string> = {}): Promise<House> {
  for (const app of ["web", "admin"]) {
    if (!existsSync(new URL(`../../../../apps/${app}/dist/index.html`, import.meta.url)))
      throw new Error(`apps/${app} is not built: run \`npm test\`, or \`vite build\` there`);
  }

  await using stack = new AsyncDisposableStack();
  const dataDir = await mkdtemp(join(tmpdir(), "claw-journey-"));
  stack.defer(() => rm(dataDir, { recursive: true, force: true }));
  const database = stack.use(await createTestDatabase());
  const provider = stack.use(await startScriptedProvider());
  const openai = { OPENAI_BASE_URL: provider.baseUrl, OPENAI_API_KEY: "key", OPENAI_MODEL: "scripted-1" };
  const env = { DATA_DIR: dataDir, DATABASE_URL: database.url, ...openai, ...settings };
  let server: RunningServer | null = await startServer({ env });
  stack.defer(async () => void (await server?.stop()));
  const { url } = server;
  const browser = await launchChromium(chromium);
  stack.defer(() => browser.close());
  const kept = stack.move();

  return {
    browser,
    provider,
    database,
    url,
    answering: (answers) =>
      provider.usually((request) => {
        if (isTitle(request)) return { pieces: ["一个标题"] };

        const question = request.body.messages?.at(-1)?.content ?? "";
        const words = Object.keys(answers).find((key) => question.includes(key));
        return (words ? answers[words] : undefined) ?? { pieces: ["好的", "。"], usage: golden };
      }),
    async kill() {
      await server?.kill();
      server = null;
    },
    async start() {
      server = await startServer({ env: { ...env, PORT: new URL(url).port } });
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}
