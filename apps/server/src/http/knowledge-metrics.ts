import type { KnowledgeService } from "@claw/contract";
import type { KnowledgeFigures, Log } from "@claw/core";
import { Gauge, Histogram, type Registry } from "prom-client";

/** Scrapes that come together, or more often than that, share one look into the database. */
const freshMs = 10_000;

/** What the knowledge bases of the whole installation are at. A database that is away leaves the last figures. */
export function addKnowledgeFigures(
  registry: Registry,
  read: () => Promise<KnowledgeFigures>,
  log: Log,
): void {
  const common = { registers: [registry], collect: refresh };
  const documents = new Gauge({
    name: "claw_knowledge_documents",
    help: "Documents by the state of their newest version",
    labelNames: ["status"],
    ...common,
  });
  const jobs = new Gauge({
    name: "claw_knowledge_jobs",
    help: "Jobs of the queue: due, later, running, failed",
    labelNames: ["state"],
    ...common,
  });
  const overdue = new Gauge({
    name: "claw_knowledge_overdue_seconds",
    help: "How long the first job that is due has waited",
    ...common,
  });
  const ready = new Gauge({
    name: "claw_knowledge_seconds_to_ready",
    help: "Mean seconds from upload to being found, of versions that became so within the last hour",
    ...common,
  });
  let looked = Number.NEGATIVE_INFINITY;
  let looking: Promise<void> = Promise.resolve();

  /** Each figure waits for the look that all share. */
  function refresh(): Promise<void> {
    if (performance.now() - looked > freshMs) {
      looked = performance.now();
      looking = look();
    }

    return looking;
  }

  async function look(): Promise<void> {
    try {
      show(await read());
    } catch (error) {
      log.warn({ err: error }, "the figures of the knowledge bases could not be read");
    }
  }

  function show(figures: KnowledgeFigures): void {
    for (const [status, count] of Object.entries(figures.documents)) documents.set({ status }, count);
    const { overdueSeconds, ...counts } = figures.jobs;
    for (const [state, count] of Object.entries(counts)) jobs.set({ state }, count);
    overdue.set(overdueSeconds);
    ready.set(figures.secondsToReady);
  }
}

/** The same service, its searches and answers timed. */
export function timeSearches(registry: Registry, service: KnowledgeService): KnowledgeService {
  const seconds = new Histogram({
    name: "claw_knowledge_search_seconds",
    help: "Seconds that searches and answers took",
    labelNames: ["verb", "outcome"],
    buckets: [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10, 60],
    registers: [registry],
  });

  async function timed<Result>(verb: "search" | "answer", work: Promise<Result>): Promise<Result> {
    const started = performance.now();
    let outcome: "ok" | "failed" = "failed";

    try {
      const result = await work;
      outcome = "ok";
      return result;
    } finally {
      seconds.observe({ verb, outcome }, (performance.now() - started) / 1000);
    }
  }

  return {
    ...service,
    search: (actor, input, signal) => timed("search", service.search(actor, input, signal)),
    answer: (actor, input, signal) => timed("answer", service.answer(actor, input, signal)),
  };
}
