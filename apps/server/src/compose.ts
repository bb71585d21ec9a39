import { join } from "node:path";
import type { Services } from "@claw/contract";
import {
  createAuthService,
  createModelService,
  createSystemService,
  createUserService,
  inProcessChangeFeed,
  inProcessGenerationLog,
  openConversations,
  seedCatalog,
  systemClock,
} from "@claw/core";
import { migrate, openDatabase, startEmbeddedServer, uuidv7 } from "@claw/db";
import type { Logger } from "pino";
import manifest from "../package.json" with { type: "json" };
import type { Config } from "./config.ts";
import { discoverProviders, type ProviderConnection } from "./discover-provider.ts";
import type { HealthCheck } from "./health.ts";
import { openMailer } from "./open-mailer.ts";
import { openRateLimiter } from "./open-rate-limiter.ts";
import { createProviderDirectory } from "./provider-directory.ts";

export type Surroundings = {
  /** Where people reach the server, without a trailing slash. */
  publicUrl: string;
  /** Where the server itself listens. */
  port: number;
  log: Logger;
};

export type Composition = AsyncDisposable & {
  readonly services: Services;
  readonly healthChecks: readonly HealthCheck[];
  /** Refuses new answers and waits for the running ones; what is left then is interrupted with its text. */
  drain(milliseconds: number): Promise<void>;
};

const answersInFlight = 10;

/**
 * Where ports meet implementations. Starts what the services stand on and stops it again when disposed, the last
 * first; when something does not start, what had started before is stopped.
 */
export async function compose(config: Config, { publicUrl, port, log }: Surroundings): Promise<Composition> {
  await using starting = new AsyncDisposableStack();
  const discovering = discoverProviders(config.provider, port, log);

  const url = config.databaseUrl ?? (await startEmbedded(config, starting, log));
  await migrate({ url, log });
  const db = starting.use(openDatabase({ url, log }));

  const connections = await discovering;
  const providers = createProviderDirectory(connections);
  await seedCatalog(db, providers);

  const clock = systemClock;
  const mailer = openMailer(config, publicUrl, clock, starting);
  const { rateLimiter, healthChecks } = openRateLimiter(config.redisUrl, log, starting);
  const auth = starting.use(
    createAuthService({
      db,
      clock,
      log,
      mailer,
      rateLimiter,
      config: { authSecret: config.authSecret, publicUrl, isProduction: config.nodeEnv === "production" },
    }),
  );
  const conversations = starting.use(
    openConversations({
      db,
      clock,
      log,
      processId: uuidv7(),
      limits: { answersInFlight, leaseSeconds: config.leaseSeconds },
      providers,
      chatModels: providers,
      generationLog: inProcessGenerationLog(),
      changes: inProcessChangeFeed(),
    }),
  );

  const started = starting.move();
  return {
    services: {
      auth,
      user: createUserService({ db, clock, sessions: auth }),
      model: createModelService({ db, clock, providers }),
      conversation: conversations.service,
      system: createSystemService({ db, providers, version: manifest.version }),
    },
    healthChecks: [databaseCheck(db), ...healthChecks, providerCheck(connections)],
    drain: (milliseconds) => conversations.generations.drain(milliseconds),
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  };
}

async function startEmbedded(config: Config, starting: AsyncDisposableStack, log: Logger): Promise<string> {
  const server = starting.use(await startEmbeddedServer({ dataDir: join(config.dataDir, "postgres"), log }));

  return server.url();
}

function databaseCheck(db: ReturnType<typeof openDatabase>): HealthCheck {
  return {
    name: "database",
    async check() {
      await db.pool.query("SELECT 1");
      return { status: "up" };
    },
  };
}

function providerCheck(connections: readonly ProviderConnection[]): HealthCheck {
  const detail = connections.map(({ name }) => name).join(", ") || "offline";

  return { name: "provider", check: async () => ({ status: "up", detail }) };
}
