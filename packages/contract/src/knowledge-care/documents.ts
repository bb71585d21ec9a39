import { z } from "zod";
import { DocumentProblem, DocumentStage } from "../knowledge/document.ts";
import { Id, Instant, Limit, Skip } from "../primitives.ts";
import { OwnerName } from "./bases.ts";

/** A document as operators see it: no title and no text. */
const Watched = z.object({
  documentId: Id,
  knowledgeBaseId: Id,
  baseName: z.string(),
  owner: OwnerName,
  fileType: z.string(),
  fileSize: z.number().int(),
  attempts: z.number().int(),
});

export const ListQueue = z.object({
  stage: DocumentStage.optional(),
  skip: Skip.default(0),
  limit: Limit,
});
export type ListQueue = z.infer<typeof ListQueue>;

export const QueuedDocument = Watched.extend({
  stage: DocumentStage,
  /** From 0 to 1. */
  progress: z.number(),
  /** Why the attempt before did not succeed; null where there was none. */
  lastProblem: z.string().nullable(),
  queuedAt: Instant,
  /** When it may begin, where that is later than now. */
  nextTryAt: Instant.nullable(),
  /** The process that works on it. */
  worker: z.string().nullable(),
});
export type QueuedDocument = z.infer<typeof QueuedDocument>;

/** The oldest first. */
export const QueuePage = z.object({
  total: z.number().int(),
  stages: z.record(DocumentStage, z.number().int()),
  items: z.array(QueuedDocument),
});
export type QueuePage = z.infer<typeof QueuePage>;

export const ListFailed = z.object({
  problem: DocumentProblem.optional(),
  skip: Skip.default(0),
  limit: Limit,
});
export type ListFailed = z.infer<typeof ListFailed>;

export const FailedDocument = Watched.extend({
  problem: DocumentProblem,
  error: z.string().nullable(),
  failedAt: Instant,
});
export type FailedDocument = z.infer<typeof FailedDocument>;

/** The last one first; how many there are of each reason. */
export const FailedPage = z.object({
  total: z.number().int(),
  problems: z.array(z.object({ problem: DocumentProblem, count: z.number().int() })),
  items: z.array(FailedDocument),
});
export type FailedPage = z.infer<typeof FailedPage>;

export const RetryFailed = z.object({ problem: DocumentProblem });
export type RetryFailed = z.infer<typeof RetryFailed>;

/** How many were queued again, and how many of this reason are left: a thousand are queued at a time. */
export const Retried = z.object({ retried: z.number().int(), left: z.number().int() });
export type Retried = z.infer<typeof Retried>;
