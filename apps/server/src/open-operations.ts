import { hostname } from "node:os";
import type { HealthReport, Services } from "@claw/contract";
import {
  type AccessBook,
  type ActivePeople,
  type Clock,
  createDoorService,
  createJobsService,
  createMailService,
  createOverviewService,
  type JobBook,
  type Knowledge,
  type LimitedKeys,
  type Log,
  type RateLimiter,
  registerProcess,
  startFolding,
} from "@claw/core";
import type { Database } from "@claw/db";
import { checkHealth, type HealthCheck } from "./health.ts";
import type { OpenMailer } from "./open-mailer.ts";

export type OperationsParts = {
  db: Database;
  clock: Clock;
  log: Log;
  version: string;
  processId: string;
  /** How the repeated work of this process goes. */
  jobs: JobBook;
  healthChecks: readonly HealthCheck[];
  leases: ActivePeople;
  knowledge: Knowledge;
  door: AccessBook;
  mail: OpenMailer;
  publicUrl: string;
  rateLimiter: RateLimiter & LimitedKeys;
};

type Operations = Pick<Services, "overview" | "knowledgeCare" | "jobs" | "door" | "mail">;

/** What operators watch and keep going, and what this process tells of itself for that. */
export function openOperations(parts: OperationsParts, stack: AsyncDisposableStack): Operations {
  const { db, clock, log, jobs, knowledge, mail, rateLimiter } = parts;
  const self = { id: parts.processId, name: `${hostname()}:${process.pid}`, version: parts.version };
  stack.use(startFolding({ db, log, jobs }));
  stack.use(registerProcess({ db, clock, log, book: jobs, self, workers: knowledge.workers }));
  const health = { check: () => reportHealth(parts.healthChecks) };

  return {
    overview: createOverviewService({ db, clock, log, people: parts.leases, health }),
    knowledgeCare: knowledge.care,
    jobs: createJobsService({ db, clock, self, documents: knowledge.care }),
    door: createDoorService({ db, clock, book: parts.door, rateLimiter, limitedKeys: rateLimiter }),
    mail: createMailService({ ...mail, db, clock, rateLimiter, publicUrl: parts.publicUrl }),
  };
}

/** What /readyz says, as the contract has it. */
async function reportHealth(checks: readonly HealthCheck[]): Promise<HealthReport> {
  const { status, parts } = await checkHealth(checks);

  return { status, parts: parts.map((part) => ({ ...part, detail: part.detail ?? null })) };
}
