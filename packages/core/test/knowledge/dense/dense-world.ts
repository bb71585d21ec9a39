import { createHash } from "node:crypto";
import {
  createDenseIndex,
  type DenseDeps,
  type DenseIndex,
  type Log,
  type ProviderDirectory,
  seedCatalog,
} from "@claw/core";
import { type Database, uuidv7 } from "@claw/db";
import { createTestDatabase } from "@claw/testing";
import { runMigrations } from "graphile-worker";
import { createPerson } from "../../create-person.ts";
import { type ScriptedEmbedders, scriptedEmbedders } from "./scripted-embedder.ts";

const silent: Log = { debug() {}, info() {}, warn() {}, error() {} };
const providers: ProviderDirectory = {
  defaultModel: "none",
  isOffline: true,
  announced: [],
  serves: () => false,
};

export const never = new AbortController().signal;
export const firstRun = { signal: never, isLastAttempt: false };

export type Base = { id: string; organizationId: string; ownerId: string };
export type Version = { versionId: string; documentId: string; chunkIds: string[] };

/** A database with the queue's tables and the catalog, for the tests of a file: each has bases of its own in it. */
export async function openDenseDatabase() {
  const database = await createTestDatabase();
  await runMigrations({ pgPool: database.db.pool });
  await seedCatalog(database.db, providers);

  return database;
}

/** A dense index over a database; its documents are written by hand. */
export function denseWorld(db: Database, options: Partial<DenseDeps> & { batchSize?: number } = {}) {
  const embedders = scriptedEmbedders(options.batchSize);
  const deps: DenseDeps = {
    db,
    clock: { now: () => new Date() },
    log: silent,
    processId: uuidv7(),
    leaseSeconds: 15,
    embedders,
    vectorIndex: null,
    ...options,
  };

  return over(db, deps, embedders);
}

export type DenseWorld = ReturnType<typeof denseWorld>;

function over(db: Database, deps: DenseDeps, embedders: ScriptedEmbedders) {
  const dense = createDenseIndex(deps);

  return {
    db,
    deps,
    dense,
    embedders,
    base: (model: string | null = "model-a") => createBase(db, dense, model),
    write: (base: Base, texts: readonly string[], documentId?: string) =>
      writeVersion(db, base, texts, documentId),
    activate: (base: Base, version: Version) => activate(db, dense, base, version),
    /** A document that is ready. */
    async add(base: Base, ...texts: string[]): Promise<Version> {
      const version = await writeVersion(db, base, texts);
      await dense.embedVersion({ ...version, knowledgeBaseId: base.id }, () => {}, never);
      if (!(await activate(db, dense, base, version))) throw new Error("it lacks vectors");

      return version;
    },
    /** What is deleted is gone from the database when it returns. */
    remove: (documentId: string) =>
      db.prisma.$transaction(async (tx) => {
        await dense.removeChunks(tx, { documentId });
        await tx.document.delete({ where: { id: documentId } });
      }),
    changeModel: (base: Base, model: string | null) =>
      db.prisma.$transaction((tx) => dense.startRebuild(tx, base, model)),
    indexes: (base: Base) =>
      db.prisma.embeddingIndex.findMany({
        where: { knowledgeBaseId: base.id },
        orderBy: { createdAt: "asc" },
      }),
    /** The contents of the passages that are found, best first. */
    async search(base: Base, query: string, limit = 10) {
      const found = await findIn(db, dense, [base], query, limit);
      const rows = await db.prisma.chunk.findMany({
        where: { id: { in: found.matches.map(({ chunkId }) => chunkId) } },
      });
      const contents = new Map(rows.map(({ id, content }) => [id, content]));

      return { ...found, texts: found.matches.map(({ chunkId }) => contents.get(chunkId)) };
    },
    find: (bases: readonly Base[], query: string, limit = 10) => findIn(db, dense, bases, query, limit),
    calls: ({ ownerId: userId }: Base) =>
      db.prisma.llmCall.findMany({ where: { userId }, orderBy: { id: "asc" } }),
    /** The names of the jobs that wait. */
    async jobs(): Promise<string[]> {
      const { rows } = await db.pool.query<{ task: string }>(
        "SELECT task_identifier AS task FROM graphile_worker.jobs ORDER BY id",
      );
      return rows.map(({ task }) => task);
    },
  };
}

async function findIn(db: Database, dense: DenseIndex, bases: readonly Base[], query: string, limit: number) {
  const rows = await db.prisma.knowledgeBase.findMany({ where: { id: { in: bases.map(({ id }) => id) } } });

  return dense.search(rows, query, limit, never);
}

async function createBase(db: Database, dense: DenseIndex, model: string | null): Promise<Base> {
  const { userId: ownerId, organizationId } = await createPerson(db);
  const base = { id: uuidv7(), organizationId, ownerId };
  await db.prisma.$transaction(async (tx) => {
    await tx.knowledgeBase.create({ data: { ...base, name: "手册" } });
    if (model !== null) await dense.startRebuild(tx, base, model);
  });

  return base;
}

async function writeVersion(
  db: Database,
  { id: knowledgeBaseId, organizationId }: Base,
  texts: readonly string[],
  documentId: string = uuidv7(),
): Promise<Version> {
  const versionId = uuidv7();
  const where = { organizationId, knowledgeBaseId };
  const file = { fileType: "txt", fileSize: 1n, contentHash: versionId };
  await db.prisma.document.upsert({
    where: { id: documentId },
    create: { id: documentId, ...where, ...file, title: "文" },
    update: { version: { increment: 1 } },
  });
  const number = (await db.prisma.documentVersion.count({ where: { documentId } })) + 1;
  await db.prisma.documentVersion.create({
    data: { id: versionId, ...where, documentId, number, fileName: "a.txt", blobKey: versionId, ...file },
  });
  const chunks = texts.map((content, ordinal) => ({
    id: uuidv7(),
    ...where,
    documentId,
    versionId,
    ordinal,
    start: ordinal,
    end: ordinal + 1,
    content,
    contentHash: createHash("sha256").update(content).digest(),
    unigrams: Buffer.alloc(0),
  }));
  await db.prisma.chunk.createMany({ data: chunks });

  return { versionId, documentId, chunkIds: chunks.map(({ id }) => id) };
}

/** As the ingestion does it: the base first, then the question whether all vectors are there, then the switch. */
async function activate(
  db: Database,
  dense: DenseIndex,
  { id }: Base,
  { versionId, documentId }: Version,
): Promise<boolean> {
  return db.prisma.$transaction(async (tx) => {
    await tx.knowledgeBase.update({ where: { id }, data: { revision: { increment: 1 } } });
    if (!(await dense.hasAllVectors(tx, versionId))) return false;

    const older = await tx.documentVersion.findMany({ where: { documentId, id: { not: versionId } } });
    for (const version of older) await dense.removeChunks(tx, { versionId: version.id });
    await tx.chunk.deleteMany({ where: { documentId, versionId: { not: versionId } } });
    await tx.document.update({ where: { id: documentId }, data: { activeVersionId: versionId } });

    return true;
  });
}
