import { z } from "zod";
import { Instant, Limit, Skip, text } from "../primitives.ts";

/** Work that a process does again and again. */
export const RepeatedJob = z.object({
  /** In the words of the log: "the check of the accounts". */
  name: z.string(),
  everyMs: z.number().int(),
  runs: z.number().int(),
  failures: z.number().int(),
  startedAt: Instant.nullable(),
  /** Null while the first run lasts. */
  endedAt: Instant.nullable(),
  isRunning: z.boolean(),
  lastDurationMs: z.number().int().nullable(),
  lastError: z.string().nullable(),
  lastErrorAt: Instant.nullable(),
  nextRunAt: Instant,
});
export type RepeatedJob = z.infer<typeof RepeatedJob>;

export const ServerProcess = z.object({
  id: z.string(),
  name: z.string(),
  version: z.string(),
  startedAt: Instant,
  seenAt: Instant,
  /** It has said something within the last seconds. */
  isAlive: z.boolean(),
  isSelf: z.boolean(),
  jobs: z.array(RepeatedJob),
});
export type ServerProcess = z.infer<typeof ServerProcess>;

/** `due`: it may begin now. `later`: it waits for its time. `failed`: it was given up. */
export const TaskState = z.enum(["running", "due", "later", "failed"]);
export type TaskState = z.infer<typeof TaskState>;

export const ListTasks = z.object({
  state: TaskState.optional(),
  /** The name of a kind of task, such as `ingest_version`. */
  task: text(100).optional(),
  skip: Skip.default(0),
  limit: Limit,
});
export type ListTasks = z.infer<typeof ListTasks>;

/** One job in the queue. */
export const QueuedTask = z.object({
  id: z.string(),
  task: z.string(),
  state: TaskState,
  attempts: z.number().int(),
  maxAttempts: z.number().int(),
  lastError: z.string().nullable(),
  createdAt: Instant,
  runAt: Instant,
  lockedAt: Instant.nullable(),
  /** The process that does it. */
  worker: z.string().nullable(),
});
export type QueuedTask = z.infer<typeof QueuedTask>;

export const TaskPage = z.object({
  total: z.number().int(),
  states: z.record(TaskState, z.number().int()),
  items: z.array(QueuedTask),
});
export type TaskPage = z.infer<typeof TaskPage>;

export const TaskRef = z.object({ taskId: z.string().regex(/^\d{1,19}$/, "is not the number of a task") });
export type TaskRef = z.infer<typeof TaskRef>;
