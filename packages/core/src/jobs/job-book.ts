import type { JobNote, JobNotes } from "../runtime/job-notes.ts";
import type { Clock } from "../runtime/ports.ts";

/** How a piece of repeated work goes in this process. */
export type JobState = {
  name: string;
  everyMs: number;
  runs: number;
  failures: number;
  startedAt: Date | null;
  endedAt: Date | null;
  lastDurationMs: number | null;
  lastError: string | null;
  lastErrorAt: Date | null;
  nextRunAt: Date;
};

/** The repeated work of this process, in memory: noting a run costs nothing. */
export interface JobBook extends JobNotes {
  list(): JobState[];
}

/** What operators are shown of an error: its first line, which names no row. */
const maxError = 300;

export function createJobBook(clock: Clock): JobBook {
  const jobs = new Set<JobState>();

  function announce(name: string, everyMs: number): JobNote {
    const job: JobState = {
      name,
      everyMs,
      runs: 0,
      failures: 0,
      startedAt: null,
      endedAt: null,
      lastDurationMs: null,
      lastError: null,
      lastErrorAt: null,
      nextRunAt: new Date(clock.now().getTime() + everyMs),
    };
    jobs.add(job);

    return {
      began() {
        job.startedAt = clock.now();
        job.nextRunAt = new Date(job.startedAt.getTime() + everyMs);
      },
      ended(error) {
        const now = clock.now();
        job.runs += 1;
        job.endedAt = now;
        job.lastDurationMs = job.startedAt ? now.getTime() - job.startedAt.getTime() : null;
        if (error === undefined) return;

        job.failures += 1;
        job.lastError = firstLine(error);
        job.lastErrorAt = now;
      },
      withdrawn: () => void jobs.delete(job),
    };
  }

  return { announce, list: () => [...jobs] };
}

function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const line = text.split("\n").find((candidate) => candidate.trim() !== "") ?? "unknown";

  return line.trim().slice(0, maxError);
}
