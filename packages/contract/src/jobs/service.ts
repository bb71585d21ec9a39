import type { Actor } from "../actor.ts";
import type { ListTasks, ServerProcess, TaskPage, TaskRef } from "./schemas.ts";

/** What the processes of an installation do beside answering. Operators only. */
export interface JobsService {
  /** Those that were there within the last day, the living ones first. */
  processes(actor: Actor): Promise<ServerProcess[]>;
  tasks(actor: Actor, input: ListTasks): Promise<TaskPage>;
  /** Begins it now, with all its tries. CONFLICT for one that runs, NOT_FOUND. */
  retry(actor: Actor, input: TaskRef): Promise<void>;
  /** Takes it out of the queue; a document's work is cancelled with it. CONFLICT for another one that runs, NOT_FOUND. */
  cancel(actor: Actor, input: TaskRef): Promise<void>;
}
