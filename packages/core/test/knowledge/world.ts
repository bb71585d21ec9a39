import type { Document, KnowledgeService, UserActor } from "@claw/contract";
import {
  type ChangeFeed,
  createPlanBook,
  type DocumentReader,
  defaultKnowledgeLimits,
  type Embedders,
  inProcessChangeFeed,
  type KnowledgeDeps,
  type KnowledgeLimits,
  type Log,
  openKnowledge,
  type PlanBook,
} from "@claw/core";
import { type Database, uuidv7 } from "@claw/db";
import { createTestDatabase } from "@claw/testing";
import { createPerson } from "../create-person.ts";
import { lineReader } from "./line-reader.ts";
import { type MemoryBlobs, memoryBlobs } from "./memory-blobs.ts";

const silent: Log = { debug() {}, info() {}, warn() {}, error() {} };

const none = { defaultModel: null, models: [], find: () => null };

export type WorldOptions = {
  limits?: Partial<KnowledgeLimits>;
  embedders?: Embedders;
  reader?: DocumentReader;
  log?: Log;
  /** What tiers allow; that of a fresh installation where left out. */
  plans?: Pick<PlanBook, "limitsOf">;
};

/** What all processes of an installation share. */
export type Shared = { db: Database; blobs: MemoryBlobs; changes: ChangeFeed };

export function createDeps(
  shared: Shared,
  reader: DocumentReader,
  { limits, plans, log = silent, embedders = none }: WorldOptions = {},
): KnowledgeDeps {
  const clock = { now: () => new Date() };

  return {
    ...shared,
    clock,
    plans: plans ?? createPlanBook({ db: shared.db, clock }),
    log,
    processId: uuidv7(),
    limits: { ...defaultKnowledgeLimits, retryPausesMs: [10, 10], ...limits },
    reader,
    embedders,
    vectorIndex: null,
    rerankers: none,
    providers: { defaultModel: "none", isOffline: true, announced: [], serves: () => false },
    chatModels: { find: () => null },
  };
}

/** A migrated database with one process over it; several processes share it as real ones would. */
export async function openWorld(options: WorldOptions = {}) {
  await using opening = new AsyncDisposableStack();
  const { db } = opening.use(await createTestDatabase());
  const shared: Shared = { db, blobs: memoryBlobs(), changes: inProcessChangeFeed() };
  const reader = lineReader();
  const deps = createDeps(shared, options.reader ?? reader, options);
  const knowledge = opening.use(await openKnowledge(deps));

  const opened = opening.move();
  return {
    ...shared,
    deps,
    reader,
    service: knowledge.service,
    care: knowledge.care,
    drain: knowledge.drain,
    person: () => createPerson(db),
    /** Another process of the same installation. */
    async join(more: WorldOptions = {}) {
      const own = lineReader();
      const joined = opened.use(
        await openKnowledge(createDeps(shared, more.reader ?? own, { ...options, ...more })),
      );

      return { ...joined, reader: own };
    },
    settled: (actor: UserActor, documentId: string): Promise<Document> =>
      waitUntilSettled(shared.changes, knowledge.service, actor, documentId),
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
}

export type World = Awaited<ReturnType<typeof openWorld>>;

const ends: readonly string[] = ["ready", "failed", "cancelled"];

/** The document when nothing more is done for it. */
async function waitUntilSettled(
  changes: ChangeFeed,
  service: KnowledgeService,
  actor: UserActor,
  documentId: string,
): Promise<Document> {
  const listening = new AbortController();
  const news = changes.watch(actor.userId, null, listening.signal)[Symbol.asyncIterator]();
  try {
    for (let next = news.next(); ; next = news.next()) {
      const document = await service.getDocument(actor, { documentId });
      if (ends.includes(document.status)) {
        next.catch(() => undefined);
        return document;
      }
      await next;
    }
  } finally {
    listening.abort();
  }
}

/** A base with documents in it that are ready. */
export async function fill(world: World, actor: UserActor, ...texts: string[]) {
  const { id } = await world.service.create(actor, { name: "手册", embeddingModel: null });
  const documents = await Promise.all(
    texts.map((content, index) =>
      world.service.addText(actor, { knowledgeBaseId: id, title: `第${index + 1}章`, content }),
    ),
  );
  const ready: Document[] = [];
  for (const document of documents) ready.push(await world.settled(actor, document.id));

  return { knowledgeBaseId: id, documents: ready };
}

/** What the database holds of passages and of the lexical index, for what must not be there twice or at all. */
export async function countRows(db: Database) {
  const { prisma } = db;
  const [chunks, segments, blocks, runs, versions] = await Promise.all([
    prisma.chunk.count(),
    prisma.lexicalSegment.count(),
    prisma.lexicalBlock.count(),
    prisma.lexicalRun.count(),
    prisma.documentVersion.count(),
  ]);

  return { chunks, segments, hasBlocks: blocks > 0, runs, versions };
}
