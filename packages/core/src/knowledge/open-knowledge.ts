import type { KnowledgeCareService, KnowledgeService } from "@claw/contract";
import type { Retrieval } from "../conversation/ports.ts";
import { createKnowledgeCareService } from "../knowledge-care/service.ts";
import { createDenseIndex } from "./dense/create-dense-index.ts";
import { createReranking } from "./dense/rerank.ts";
import type { KnowledgeDeps, KnowledgeParts } from "./deps.ts";
import { createAttempts } from "./ingestion/attempts.ts";
import { createLexicalIndex } from "./lexical/create-lexical-index.ts";
import { openQueue } from "./queue/open-queue.ts";
import { startSweeping } from "./queue/start-sweeping.ts";
import { createTasks } from "./queue/tasks.ts";
import { createRetrieval } from "./retrieval/create-retrieval.ts";
import { createKnowledgeService } from "./service.ts";

/** The knowledge feature with what runs beside its calls: the queue, its jobs and the sweeper. */
export interface Knowledge extends AsyncDisposable {
  service: KnowledgeService;
  /** Everybody's knowledge, for operators. */
  care: KnowledgeCareService;
  /** Those of the queue's workers that do a job in this process, as the queue calls them. */
  workers(): string[];
  /** For answers in conversations. */
  retrieval: Retrieval;
  /** Takes no new jobs and lets go of those under way; another process, or the next start, goes on with them. */
  drain(milliseconds: number): Promise<void>;
}

/** For what no drain has waited for. */
const lastJobsMs = 5_000;

/** Brings the queue's own tables up to date, then begins to work. */
export async function openKnowledge(deps: KnowledgeDeps): Promise<Knowledge> {
  const { db, log, jobs, limits } = deps;
  const { leaseSeconds, concurrentJobs } = limits;
  const attempts = createAttempts();
  const lexical = createLexicalIndex({ db, memoryBytes: limits.lexicalMemoryBytes, log });
  const dense = createDenseIndex({ ...deps, leaseSeconds });
  const reranking = createReranking({ ...deps, leaseSeconds });
  const parts: KnowledgeParts = { ...deps, lexical, dense, reranking, attempts };

  const queue = await openQueue({ db, log, concurrentJobs, tasks: createTasks(parts) });
  const stopSweeping = startSweeping({ db, log, jobs, leaseSeconds, queue });

  let draining: Promise<void> | null = null;
  function drain(milliseconds: number): Promise<void> {
    draining ??= stopSweeping().then(() => {
      attempts.endAll("shutdown");
      return queue.stop(milliseconds);
    });

    return draining;
  }

  return {
    service: createKnowledgeService(parts),
    care: createKnowledgeCareService(parts),
    workers: () => queue.running().map(({ lockedBy }) => lockedBy),
    retrieval: createRetrieval(parts),
    drain,
    async [Symbol.asyncDispose]() {
      await drain(lastJobsMs);
      await lexical[Symbol.asyncDispose]();
    },
  };
}
