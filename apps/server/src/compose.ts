import { join } from "node:path";
import { pdfInvoiceRenderer } from "@claw/adapters";
import { type PaymentProviderName, parseMicro, type Services } from "@claw/contract";
import {
  createArchiveService,
  createAuditService,
  createAuthService,
  createBillingService,
  createDisclosureService,
  createJobBook,
  createMoneyService,
  createPeopleService,
  createPlanBook,
  createPresetService,
  createPromptService,
  createSettingsService,
  createShareService,
  createShareTokens,
  createSystemService,
  createUserService,
  deriveSettingsKey,
  deriveTicketKey,
  forgetTraces,
  gatherByLoad,
  type Judge,
  markInvoicePaid,
  markInvoiceRefunded,
  openAccessBook,
  openBudgetAlerts,
  openConversations,
  openingAccounts,
  openSettings,
  readKnowledgeFigures,
  receiveWebhook,
  seedCatalog,
  seedPlans,
  startClosingSweep,
  startPaymentSweeps,
  startSubscriptionSweeps,
  systemClock,
  type WebhookDelivery,
  watchInvariants,
} from "@claw/core";
import { migrate, openDatabase, startEmbeddedServer, uuidv7 } from "@claw/db";
import type { Logger } from "pino";
import type { Registry } from "prom-client";
import manifest from "../package.json" with { type: "json" };
import type { Config } from "./config.ts";
import { discoverProviders } from "./discover-provider.ts";
import type { HealthCheck } from "./health.ts";
import { databaseCheck, providerCheck } from "./health-checks.ts";
import { accountsCheck, addBillingFigures } from "./http/billing-metrics.ts";
import { addKnowledgeFigures, timeSearches } from "./http/knowledge-metrics.ts";
import { openUploads, type Uploads } from "./http/uploads/open-uploads.ts";
import { openKnowledgeBy } from "./open-knowledge.ts";
import { openMailer } from "./open-mailer.ts";
import { openModels } from "./open-models.ts";
import { openOperations } from "./open-operations.ts";
import { openPayments } from "./open-payments.ts";
import { openPresence } from "./open-presence.ts";
import { openRateLimiter } from "./open-rate-limiter.ts";
import { openStreams } from "./open-streams.ts";
import { createReadingModels } from "./reading-models.ts";
import { redisChecks } from "./redis-check.ts";
import { settingDefaults } from "./setting-defaults.ts";
import { watchLoad } from "./watch-load.ts";

export type Surroundings = {
  /** Where people reach the server, without a trailing slash. */
  publicUrl: string;
  /** Where the server itself listens. */
  port: number;
  log: Logger;
  /** For the figures of what is composed. */
  registry: Registry;
};

export type Composition = AsyncDisposable & {
  readonly services: Services;
  readonly healthChecks: readonly HealthCheck[];
  readonly uploads: Uploads;
  /** Who is let in. */
  readonly door: Judge;
  /** Takes what a provider of payments tells; NOT_FOUND where it is not set up. */
  receiveWebhook(provider: PaymentProviderName, delivery: WebhookDelivery): Promise<void>;
  /**
   * Refuses new answers and waits for the running ones; what is left then is interrupted with its text. Documents that
   * are being read are given back at once: another process, or the next start, goes on with them.
   */
  drain(milliseconds: number): Promise<void>;
};

/** A question that comes later than this behind the subscription to its answer has been given up. */
const expectedSeconds = 10;

/**
 * Where ports meet implementations. Starts what the services stand on and stops it again when disposed, the last
 * first; when something does not start, what had started before is stopped.
 */
export async function compose(
  config: Config,
  { publicUrl, port, log, registry }: Surroundings,
): Promise<Composition> {
  await using starting = new AsyncDisposableStack();
  const discovering = discoverProviders(config.provider, port, log);

  const url = config.databaseUrl ?? (await startEmbedded(config, starting, log));
  await migrate({ url, log });
  const db = starting.use(openDatabase({ url, log }));

  const connections = await discovering;
  const { observe, gatherMs } = gatherByLoad();
  watchLoad(observe, starting);
  const clock = systemClock;
  const pace = { deadlines: config.provider.deadlines, gatherMs };
  const { authSecret } = config;
  const models = await openModels({ db, clock, log, authSecret, connections, pace }, starting);
  const { providers } = models;
  await seedCatalog(db, providers);
  await seedPlans(db);

  const jobs = createJobBook(clock);
  const settingsKey = deriveSettingsKey(config.authSecret);
  const settings = starting.use(
    await openSettings({ db, log, jobs, defaults: settingDefaults(config), key: settingsKey }),
  );
  const reading = createReadingModels({ connections, book: models.book }, settings, config.knowledge);
  const mail = openMailer({ dataDir: config.dataDir, publicUrl, clock, settings }, starting);
  const { mailer } = mail;
  const processId = uuidv7();
  const door = starting.use(await openAccessBook({ db, log, jobs }));
  const plans = createPlanBook({ db, clock });
  const limits = openRateLimiter(config.redisUrl, log, starting);
  const streams = await openStreams({ redisUrl: config.redisUrl, processId, log }, starting);
  const auth = starting.use(
    createAuthService({
      db,
      clock,
      log,
      mailer,
      rateLimiter: limits.rateLimiter,
      accounts: openingAccounts({
        startingCreditMicro: () => parseMicro(settings.get("registration.startingCredit")),
      }),
      isRegistrationOpen: () => settings.get("registration.open"),
      config: { authSecret: config.authSecret, publicUrl, isProduction: config.nodeEnv === "production" },
    }),
  );
  const temporary = join(config.dataDir, "tmp");
  const uploads = await openUploads(temporary, {
    maxFileBytes: config.knowledge.limits.fileSize,
    atOnce: config.knowledge.uploadsAtOnce,
    silenceMs: config.knowledge.uploadSilenceMs,
  });
  const surroundings = { db, clock, log, jobs, processId, changes: streams.changes, providers, plans };
  const { knowledge, healthChecks: knowledgeChecks } = await openKnowledgeBy(
    { ...surroundings, ...reading, chatModels: providers, config, temporary },
    starting,
  );
  starting.use(forgetTraces({ db, log, jobs, keptDays: () => settings.get("retention.traceDays") }));
  addKnowledgeFigures(registry, () => readKnowledgeFigures(db), log);
  const conversations = starting.use(
    openConversations({
      ...surroundings,
      limits: { leaseSeconds: config.leaseSeconds, expectedSeconds },
      chatModels: providers,
      generationLog: streams.generationLog,
      stopSignals: streams.stopSignals,
      retrieval: knowledge.retrieval,
    }),
  );
  const accounts = starting.use(watchInvariants({ db, log, jobs }));
  addBillingFigures(registry, accounts);
  starting.use(openBudgetAlerts({ db, clock, log, jobs, mailer, publicUrl }));
  const { seller } = config.billing;
  const billing = {
    db,
    clock,
    log,
    mailer,
    rateLimiter: limits.rateLimiter,
    plans,
    requestsPerMinute: () => settings.get("limits.requestsPerMinute"),
    approvalLimitMicro: () => {
      const limit = settings.get("money.approvalLimit");
      return limit === null ? null : parseMicro(limit);
    },
    knowledge: knowledge.service,
    tierNews: auth,
    invoiceRenderer: starting.use(pdfInvoiceRenderer()),
    seller,
    publicUrl,
    paymentProviders: openPayments(config),
    invoiceSettlement: { markPaid: markInvoicePaid, markRefunded: markInvoiceRefunded },
  };
  starting.use(startPaymentSweeps({ ...billing, jobs }));
  starting.use(startSubscriptionSweeps({ ...billing, jobs }));
  const billingService = createBillingService(billing);
  const belongings = {
    conversation: conversations.service,
    knowledge: knowledge.service,
    billing: billingService,
  };
  const people = { db, clock, sessions: auth, passwords: auth, belongings };
  starting.use(startClosingSweep({ ...people, log, jobs }));
  const { service: presence, presence: leases } = openPresence(
    { db, log, timing: config.presence, conversations: conversations.service, news: streams.news },
    starting,
  );

  const healthChecks = [
    databaseCheck(db),
    accountsCheck(accounts),
    ...knowledgeChecks,
    ...redisChecks(config.redisUrl, [limits, streams]),
    providerCheck(connections, models.book),
  ];

  const operations = openOperations(
    {
      db,
      clock,
      log,
      version: manifest.version,
      processId,
      jobs,
      healthChecks,
      leases,
      knowledge,
      door,
      mail,
      publicUrl,
      rateLimiter: limits.rateLimiter,
    },
    starting,
  );

  const started = starting.move();
  return {
    services: {
      auth,
      user: createUserService(people),
      ...models.services,
      conversation: conversations.service,
      preset: createPresetService({ db }),
      prompt: createPromptService({ db }),
      archive: createArchiveService({
        db,
        clock,
        rateLimiter: limits.rateLimiter,
        changes: streams.changes,
        ticketKey: deriveTicketKey(config.authSecret),
      }),
      share: createShareService({
        db,
        clock,
        rateLimiter: limits.rateLimiter,
        tokens: createShareTokens(config.authSecret),
        publicUrl,
      }),
      presence,
      billing: billingService,
      knowledge: timeSearches(registry, knowledge.service),
      money: createMoneyService({ ...billing, invariants: accounts }),
      people: createPeopleService({ db, clock, sessions: auth }),
      disclosure: createDisclosureService({ db, clock, mailer, publicUrl }),
      audit: createAuditService({ db, clock }),
      settings: createSettingsService({
        db,
        clock,
        book: settings,
        key: settingsKey,
        choices: {
          "knowledge.embeddingModel": () => reading.embedders.models,
          "knowledge.rerankModel": () => reading.rerankers.models,
        },
      }),
      ...operations,
      system: createSystemService({ db, providers, settings, version: manifest.version }),
    },
    healthChecks,
    uploads,
    door,
    receiveWebhook: (provider, delivery) => receiveWebhook(billing, provider, delivery),
    async drain(milliseconds) {
      await Promise.all([conversations.generations.drain(milliseconds), knowledge.drain(milliseconds)]);
    },
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  };
}

async function startEmbedded(config: Config, starting: AsyncDisposableStack, log: Logger): Promise<string> {
  const server = starting.use(await startEmbeddedServer({ dataDir: join(config.dataDir, "postgres"), log }));

  return server.url();
}
