import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { SignedIn } from "@claw/contract";
import { defaultKnowledgeLimits } from "@claw/core";
import type { Database } from "@claw/db";
import { createTestDatabase } from "@claw/testing";
import { pino } from "pino";
import { z } from "zod";
import { startApp } from "../src/app.ts";
import { type Config, resolveConfig } from "../src/config.ts";
import { parseSettings } from "../src/settings.ts";

export const password = "correct horse battery 42";

export type Person = { email: string; userId: string; accessToken: string; refreshToken: string };

/** The real server in this process, on a free port and a database of its own. */
export type World = AsyncDisposable & {
  url: string;
  wsUrl: string;
  db: Database;
  /** For another process of the same installation. */
  databaseUrl: string;
  dataDir: string;
  /** Stops the server and leaves its database. */
  stop(): Promise<void>;
  /** The database goes away under the running server. */
  loseDatabase(): Promise<void>;
  /** Log lines so far, as JSON text. */
  logged(): string;
  /** A new person, signed in. */
  register(): Promise<Person>;
  /** A call with a body, as the client sends it. */
  mutate(procedure: string, input: unknown, headers?: Record<string, string>): Promise<Response>;
  query(procedure: string, input: unknown, headers?: Record<string, string>): Promise<Response>;
};

/** As nothing set makes it; a test changes a part. */
export const usualKnowledge: Config["knowledge"] = {
  embeddingModel: null,
  rerankModel: null,
  pinecone: null,
  s3: null,
  limits: defaultKnowledgeLimits,
  uploadsAtOnce: 16,
  uploadSilenceMs: 60_000,
};

/** As nothing set makes it. */
export const usualBilling: Config["billing"] = {
  seller: { key: "CLAW", name: "CLAW.AI", taxNumber: null, address: null, email: null },
  startingCreditMicro: 10_000_000n,
  requestsPerMinute: null,
};

export type Changes = Partial<Omit<Config, "sockets">> & { sockets?: Partial<Config["sockets"]> };

export async function startWorld(changes: Changes = {}): Promise<World> {
  await using starting = new AsyncDisposableStack();
  const dataDir = await mkdtemp(join(tmpdir(), "claw-server-"));
  starting.defer(() => rm(dataDir, { recursive: true, force: true }));
  const database = starting.use(await createTestDatabase());

  const usual = await resolveConfig(
    parseSettings({ DATA_DIR: dataDir, DATABASE_URL: database.url, PORT: "0" }),
  );
  const config: Config = {
    ...usual,
    provider: { ...usual.provider, localPorts: [] },
    webDir: join(dataDir, "web"),
    adminDir: join(dataDir, "admin"),
    ...changes,
    sockets: { ...usual.sockets, ...changes.sockets },
  };
  const lines: string[] = [];
  const log = pino({ level: "debug" }, { write: (line: string) => void lines.push(line) });
  const app = starting.use(await startApp(config, log));

  const mutate: World["mutate"] = (procedure, input, headers) =>
    fetch(`${app.url}/trpc/${procedure}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...headers },
      body: JSON.stringify(input),
    });

  const started = starting.move();
  return {
    url: app.url,
    wsUrl: `${app.url.replace(/^http/, "ws")}/trpc`,
    db: database.db,
    databaseUrl: database.url,
    dataDir,
    stop: async () => app[Symbol.asyncDispose](),
    loseDatabase: async () => database[Symbol.asyncDispose](),
    logged: () => lines.join(""),
    mutate,
    query: (procedure, input, headers) =>
      fetch(`${app.url}/trpc/${procedure}?input=${encodeURIComponent(JSON.stringify(input))}`, {
        headers: headers ?? {},
      }),
    async register() {
      const email = `${randomUUID()}@example.com`;
      const response = await mutate("auth.register", { email, password });
      const { accessToken, refreshToken = "", user } = await sessionOf(response);

      return { email, userId: user.id, accessToken, refreshToken };
    },
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  };
}

const Failure = z.object({
  error: z.object({
    data: z.object({
      reason: z.string(),
      requestId: z.string().nullable(),
      retryAfter: z.number().optional(),
    }),
  }),
});

/** What an error of tRPC's says besides its text. */
export async function failureOf(response: Response): Promise<z.infer<typeof Failure>["error"]["data"]> {
  return Failure.parse(await response.json()).error.data;
}

/** The closed reason in an error of tRPC's. */
export async function reasonOf(response: Response): Promise<string> {
  return (await failureOf(response)).reason;
}

/** The answer of a procedure that hands out a session. */
export async function sessionOf(response: Response): Promise<SignedIn> {
  return z.object({ result: z.object({ data: SignedIn }) }).parse(await response.json()).result.data;
}
