import type { Actor, RepeatedJob, ServerProcess } from "@claw/contract";
import type { BackgroundJob } from "@claw/db";
import { requireOperator } from "../runtime/require-actor.ts";
import type { JobsDeps } from "./service.ts";

/** Silent for longer than this, it is taken for dead: five words were missed. */
const silenceMs = 15_000;

/** The living ones first, then those that died within a day without saying so. */
export async function listProcesses({ db, self }: JobsDeps, actor: Actor): Promise<ServerProcess[]> {
  requireOperator(actor);
  const [{ rows }, processes] = await Promise.all([
    db.pool.query<{ now: Date }>("SELECT now()"),
    db.prisma.serverProcess.findMany({
      orderBy: [{ seenAt: "desc" }, { id: "asc" }],
      include: { jobs: { orderBy: { name: "asc" } } },
      take: 200,
    }),
  ]);
  const now = rows[0]?.now.getTime() ?? Date.now();
  const shown = processes.map((row) => ({
    id: row.id,
    name: row.name,
    version: row.version,
    startedAt: row.startedAt.toISOString(),
    seenAt: row.seenAt.toISOString(),
    isAlive: now - row.seenAt.getTime() < silenceMs,
    isSelf: row.id === self.id,
    jobs: row.jobs.map(presentJob),
  }));

  return shown.toSorted((one, other) => Number(other.isAlive) - Number(one.isAlive));
}

function presentJob(job: BackgroundJob): RepeatedJob {
  const { startedAt, endedAt } = job;

  return {
    name: job.name,
    everyMs: job.everyMs,
    runs: job.runs,
    failures: job.failures,
    startedAt: startedAt?.toISOString() ?? null,
    endedAt: endedAt?.toISOString() ?? null,
    isRunning: startedAt !== null && (endedAt === null || endedAt < startedAt),
    lastDurationMs: job.lastDurationMs,
    lastError: job.lastError,
    lastErrorAt: job.lastErrorAt?.toISOString() ?? null,
    nextRunAt: job.nextRunAt.toISOString(),
  };
}
