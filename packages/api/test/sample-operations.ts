import type {
  AccessRule,
  FailedPage,
  Figures,
  KnowledgeModels,
  LimitedPage,
  MailPage,
  MailStatus,
  ModelHistory,
  OrphanReport,
  QueuePage,
  Series,
  ServerProcess,
  ShownMail,
  SizedBasePage,
  TaskPage,
  UsageFigures,
} from "@claw/contract";
import { idOf } from "./sample-data.ts";

const at = "2026-11-30T02:00:00.000Z";
const owner = { id: idOf(1), name: "李雷", email: "li@example.com" };
const usage: UsageFigures = { answers: 40, tokens: 80_000, cost: "1.600000", revenue: "100.000000" };

export const figures: Figures = {
  at,
  users: { total: 7, newToday: 1, activeNow: 2 },
  answers: { inFlight: 1, perMinute: 3, lastMinutes: [0, 3] },
  models: [
    { model: "glm-5", calls: 40, failed: 1, failureRate: 0.025, firstTokenP50Ms: 420, firstTokenP95Ms: 900 },
  ],
  today: usage,
  yesterday: usage,
  wholeYesterday: usage,
  queue: { waiting: 1, reading: 0, indexing: 0, embedding: 0, failed: 2, overdueSeconds: 4 },
  health: { status: "ready", parts: [{ name: "database", status: "up", detail: null }] },
};

export const series: Series = { figure: "answers", range: "hours", points: [{ at, value: 3 }] };

const waited = { failureRate: 0.025, firstTokenP50Ms: 420, firstTokenP95Ms: 900 };

export const modelHistory: ModelHistory = {
  range: "days",
  starts: [at],
  models: [{ ...waited, model: "glm-5", calls: 40, failed: 1, firstTokenMeanMs: 480, steps: [waited] }],
};

export const sizedBases: SizedBasePage = {
  total: 1,
  isCapped: false,
  items: [
    {
      id: idOf(20),
      name: "产品手册",
      owner,
      documents: 3,
      chunks: 120,
      bytes: 40_960,
      embeddingModel: null,
      createdAt: at,
      changedAt: at,
    },
  ],
};

const watched = {
  documentId: idOf(21),
  knowledgeBaseId: idOf(20),
  baseName: "产品手册",
  owner,
  fileType: "pdf",
  fileSize: 2_048,
  attempts: 2,
};

export const queuePage: QueuePage = {
  total: 1,
  stages: { waiting: 0, reading: 1, indexing: 0, embedding: 0 },
  items: [
    {
      ...watched,
      stage: "reading",
      progress: 0.2,
      lastProblem: null,
      queuedAt: at,
      nextTryAt: null,
      worker: "claw-1:4711",
    },
  ],
};

export const failedPage: FailedPage = {
  total: 1,
  problems: [{ problem: "SCANNED", count: 1 }],
  items: [{ ...watched, problem: "SCANNED", error: "The pages are pictures.", failedAt: at }],
};

export const knowledgeModels: KnowledgeModels = {
  embedding: [{ name: "embedding-3", provider: "zhipu" }],
  rerank: [{ name: "rerank", provider: "zhipu" }],
  use: [{ model: "embedding-2", bases: 2, documents: 9, chunks: 81, building: 1, failed: 0 }],
};

export const orphanReport: OrphanReport = {
  search: { id: idOf(30), startedAt: at, endedAt: at, error: null },
  isSearching: false,
  pendingRemovals: 0,
  counts: {
    blob_without_version: 1,
    version_without_blob: 0,
    vector_without_chunk: 0,
    lexical_without_document: 0,
  },
  total: 1,
  items: [{ id: idOf(31), kind: "blob_without_version", reference: `${idOf(2)}/${idOf(21)}/${idOf(22)}` }],
};

export const serverProcess: ServerProcess = {
  id: idOf(40),
  name: "claw-1:4711",
  version: "0.1.0",
  startedAt: at,
  seenAt: at,
  isAlive: true,
  isSelf: true,
  jobs: [
    {
      name: "the check of the accounts",
      everyMs: 3_600_000,
      runs: 4,
      failures: 0,
      startedAt: at,
      endedAt: at,
      isRunning: false,
      lastDurationMs: 12,
      lastError: null,
      lastErrorAt: null,
      nextRunAt: at,
    },
  ],
};

export const taskPage: TaskPage = {
  total: 1,
  states: { running: 0, due: 0, later: 0, failed: 1 },
  items: [
    {
      id: "17",
      task: "ingest_version",
      state: "failed",
      attempts: 25,
      maxAttempts: 25,
      lastError: "the provider is away",
      createdAt: at,
      runAt: at,
      lockedAt: null,
      worker: null,
    },
  ],
};

export const limitedPage: LimitedPage = {
  total: 1,
  items: [
    { name: "login:address", subject: "address", key: "192.0.2.7", limit: 300, remaining: 0, resetAt: at },
  ],
};

export const accessRule: AccessRule = {
  id: idOf(50),
  effect: "deny",
  range: "203.0.113.0/24",
  account: null,
  note: "撞库",
  expiresAt: null,
  isExpired: false,
  createdAt: at,
  createdBy: "王站长",
};

export const mailStatus: MailStatus = { mode: "outbox", server: null, works: null, reason: null };

const mailHead = { id: idOf(60), to: "li@example.com", subject: "CLAW.AI：重置密码", createdAt: at };

export const mailPage: MailPage = { total: 1, items: [mailHead], searched: null };

export const shownMail: ShownMail = {
  ...mailHead,
  text: "http://localhost:3000/reset-password#token=••••••",
  isMasked: true,
};
