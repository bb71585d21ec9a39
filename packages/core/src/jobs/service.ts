import type { JobsService, KnowledgeCareService } from "@claw/contract";
import type { Database } from "@claw/db";
import type { Clock } from "../runtime/ports.ts";
import { cancelTask } from "./cancel-task.ts";
import { listProcesses } from "./list-processes.ts";
import { listTasks } from "./list-tasks.ts";
import { retryTask } from "./retry-task.ts";

export type JobsDeps = {
  db: Database;
  clock: Clock;
  /** This process. */
  self: { id: string };
  documents: Pick<KnowledgeCareService, "cancel">;
};

export function createJobsService(deps: JobsDeps): JobsService {
  return {
    processes: (actor) => listProcesses(deps, actor),
    tasks: (actor, input) => listTasks(deps, actor, input),
    retry: (actor, input) => retryTask(deps, actor, input),
    cancel: (actor, input) => cancelTask(deps, actor, input),
  };
}
