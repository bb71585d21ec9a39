import { z } from "zod";
import type { KnowledgeParts } from "../deps.ts";
import { ingestVersion } from "../ingestion/ingest-version.ts";
import { compactBase } from "../lexical/compact-base.ts";
import { findOrphans } from "../orphans/find-orphans.ts";
import type { TaskName, TaskPayloads } from "./add-job.ts";
import { rebuildAloud } from "./rebuild-aloud.ts";
import { removeBlobs } from "./remove-blobs.ts";
import { removeSpentJobs } from "./running-jobs.ts";

/** What a job is told about its own run. */
export type JobRun = { signal: AbortSignal; isLastAttempt: boolean };

/** Payloads come from the database: an older release may have written them. */
const payloads = {
  ingest_version: z.object({ versionId: z.uuid() }),
  compact_base: z.object({ knowledgeBaseId: z.uuid() }),
  rebuild_index: z.object({ embeddingIndexId: z.uuid() }),
  forget_vectors: z.object({}),
  remove_blobs: z.object({ keys: z.array(z.string()) }),
  reconcile: z.object({}),
  find_orphans: z.object({ requestedBy: z.uuid().nullable().default(null) }),
} satisfies { [Name in TaskName]: z.ZodType<TaskPayloads[Name]> };

export type Tasks = { [Name in TaskName]: (payload: unknown, run: JobRun) => Promise<unknown> };

/** What the queue's jobs do. */
export function createTasks(parts: KnowledgeParts): Tasks {
  const { dense } = parts;

  return {
    ingest_version: (payload) => ingestVersion(parts, payloads.ingest_version.parse(payload)),
    compact_base: (payload, { signal }) => {
      const { knowledgeBaseId } = payloads.compact_base.parse(payload);
      return compactBase(parts.db, knowledgeBaseId, signal);
    },
    rebuild_index: (payload, run) => rebuildAloud(parts, payloads.rebuild_index.parse(payload), run),
    forget_vectors: (_payload, { signal }) => dense.forgetVectors(signal),
    remove_blobs: (payload, { signal }) => removeBlobs(parts, payloads.remove_blobs.parse(payload), signal),
    reconcile: async (_payload, { signal }) => {
      await removeSpentJobs(parts.db);
      return dense.reconcile(signal);
    },
    find_orphans: (payload, { signal }) => findOrphans(parts, payloads.find_orphans.parse(payload), signal),
  };
}
