import { join } from "node:path";
import type { Services } from "@claw/contract";
import {
  createAuthService,
  createModelService,
  createSystemService,
  createUserService,
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
import { openPresence } from "./open-presence.ts";
import { openRateLimiter } from "./open-rate-limiter.ts";
import { openStreams } from "./open-streams.ts";
import { createProviderDirectory } from "./provider-directory.ts";
import { redisChecks } from "./redis-check.ts";

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
  const providers = createProviderDirectory(connections, config.provider.deadlines);
  await seedCatalog(db, providers);

  const clock = systemClock;
  const mailer = openMailer(config, publicUrl, clock, starting);
  const processId = uuidv7();
  const limits = openRateLimiter(config.redisUrl, log, starting);
  const streams = await openStreams({ redisUrl: config.redisUrl, processId, log }, starting);
  const auth = starting.use(
    createAuthService({
      db,
      clock,
      log,
      mailer,
      rateLimiter: limits.rateLimiter,
      config: { authSecret: config.authSecret, publicUrl, isProduction: config.nodeEnv === "production" },
    }),
  );
  const conversations = starting.use(
    openConversations({
      db,
      clock,
      log,
      processId,
      limits: { answersInFlight, leaseSeconds: config.leaseSeconds },
      providers,
      chatModels: providers,
      generationLog: streams.generationLog,
      changes: streams.changes,
      stopSignals: streams.stopSignals,
    }),
  );
  const presence = openPresence(
    { db, log, timing: config.presence, conversations: conversations.service, news: streams.news },
    starting,
  );

  const started = starting.move();
  return {
    services: {
      auth,
      user: createUserService({ db, clock, sessions: auth }),
      model: createModelService({ db, clock, providers }),
      conversation: conversations.service,
      presence,
      system: createSystemService({ db, providers, version: manifest.version }),
    },
    healthChecks: [
      databaseCheck(db),
      ...redisChecks(config.redisUrl, [limits, streams]),
      providerCheck(connections),
    ],
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
