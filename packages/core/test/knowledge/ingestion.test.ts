import type { UserActor } from "@claw/contract";
import { BlobMissing, ReadingFailed } from "@claw/core";
import { uuidv7 } from "@claw/db";
import { expect, test } from "vitest";
import { beginAttempt, LeaseLost } from "../../src/knowledge/ingestion/attempt.ts";
import { writeChunks } from "../../src/knowledge/ingestion/write-read.ts";
import { outcomeOf } from "../auth/outcome.ts";
import { countRows, fill, openWorld, type World } from "./world.ts";

async function add(world: World, actor: UserActor, content: string, documentId = uuidv7()) {
  const { id: knowledgeBaseId } =
    (await world.service.list(actor, { limit: 1 })).items[0] ??
    (await world.service.create(actor, { name: "手册" }));

  return world.service.addText(actor, { knowledgeBaseId, documentId, title: "T", content });
}

/** The reader stops in front of its second passage. */
function holdReader(reader: World["reader"]) {
  const reached = Promise.withResolvers<AbortSignal>();
  const goOn = Promise.withResolvers<void>();
  reader.interrupt(async (written, signal) => {
    if (written !== 1) return;
    reached.resolve(signal);
    await Promise.race([goOn.promise, new Promise((resolve) => signal.addEventListener("abort", resolve))]);
  });

  return { reached: reached.promise, goOn: goOn.resolve };
}

test("nothing of a new version is seen before all of it is, and nothing of the old one after", async () => {
  await using world = await openWorld();
  const person = await world.person();
  const { documents } = await fill(world, person, "旧一\n旧二");
  const documentId = documents[0]?.id ?? "";
  const read = () => world.service.chunks(person, { documentId, from: 0, limit: 10 });
  const contents = async () => (await read()).items.map(({ content }) => content);
  const [old] = (await read()).items;
  const held = holdReader(world.reader);

  await add(world, person, "新一\n新二\n新三", documentId);
  await held.reached;
  expect(await contents()).toEqual(["旧一", "旧二"]);
  expect(await world.service.getChunk(person, { chunkId: old?.id ?? "" })).toEqual(old);
  expect(await world.service.getDocument(person, { documentId })).toMatchObject({
    isSearchable: true,
    chunkCount: 2,
  });
  const unseen = await world.db.prisma.chunk.findFirstOrThrow({ where: { content: "新一" } });
  expect(await outcomeOf(world.service.getChunk(person, { chunkId: unseen.id }))).toBe("NOT_FOUND");

  held.goOn();
  await world.settled(person, documentId);

  expect(await contents()).toEqual(["新一", "新二", "新三"]);
  expect(await outcomeOf(world.service.getChunk(person, { chunkId: old?.id ?? "" }))).toBe("NOT_FOUND");
  expect(await countRows(world.db)).toMatchObject({ chunks: 3, segments: 1, runs: 1 });
  const old1 = await world.db.prisma.documentVersion.findFirstOrThrow({ where: { number: 1 } });
  expect(old1).toMatchObject({ text: null, outline: null });
  expect(old1.replacedAt).not.toBeNull();
});

test("a base's revision grows with each change of what can be found in it", async () => {
  await using world = await openWorld();
  const person = await world.person();
  const { knowledgeBaseId, documents } = await fill(world, person, "一");
  const revision = async () =>
    (await world.db.prisma.knowledgeBase.findUniqueOrThrow({ where: { id: knowledgeBaseId } })).revision;
  const before = await revision();

  await world.service.deleteDocument(person, { documentId: documents[0]?.id ?? "" });

  expect(before).toBeGreaterThan(0n);
  expect(await revision()).toBeGreaterThan(before);
});

test("a document that cannot be read fails with its reason, and the version before it is found on", async () => {
  await using world = await openWorld();
  const person = await world.person();
  const { documents } = await fill(world, person, "旧");
  const documentId = documents[0]?.id ?? "";

  await add(world, person, "!MALFORMED", documentId);
  const failed = await world.settled(person, documentId);

  expect(failed).toMatchObject({
    status: "failed",
    stage: null,
    errorCode: "MALFORMED",
    error: "This is not a whole file.",
    isSearchable: true,
    version: 2,
    chunkCount: 1,
  });
  const { items } = await world.service.chunks(person, { documentId, from: 0, limit: 10 });
  expect(items.map(({ content }) => content)).toEqual(["旧"]);
  expect(world.reader.begun).toHaveLength(2);
});

test("what was written of a document that cannot be read to its end is taken back", async () => {
  await using world = await openWorld();
  const person = await world.person();
  world.reader.interrupt(async (written) => {
    if (written === 2) throw new ReadingFailed("TIME_LIMIT", "It took too long.");
  });

  const { id } = await add(world, person, "一\n二\n三");

  expect(await world.settled(person, id)).toMatchObject({ status: "failed", errorCode: "TIME_LIMIT" });
  expect(await countRows(world.db)).toMatchObject({ chunks: 0, segments: 0, runs: 0 });
});

test("a document without a passage fails as empty", async () => {
  await using world = await openWorld();
  const person = await world.person();

  const { id } = await add(world, person, "\n\n\n");

  expect(await world.settled(person, id)).toMatchObject({ status: "failed", errorCode: "EMPTY" });
});

test("what fails without the document's fault is tried again with its reason in sight, then given up; a retry begins anew", async () => {
  await using world = await openWorld({ limits: { retryPausesMs: [1, 1] } });
  const person = await world.person();
  let failures = 0;
  world.reader.interrupt(async () => {
    failures += 1;
    if (failures <= 3) throw new Error("the disk is away");
  });
  const seen: string[] = [];
  const watching = watch(world, person, seen);

  const { id } = await add(world, person, "一\n二");
  const failed = await world.settled(person, id);
  const again = await world.service.retryDocument(person, { documentId: id });
  const ready = await world.settled(person, id);
  await watching.stop();

  expect(failed).toMatchObject({ status: "failed", errorCode: "INTERNAL" });
  expect(failed.error).not.toContain("disk");
  expect(again).toMatchObject({ status: "queued", stage: "waiting", errorCode: null, error: null });
  expect(ready).toMatchObject({ status: "ready", chunkCount: 2, errorCode: null });
  expect(seen.filter((state) => state.endsWith("waiting INTERNAL"))).toHaveLength(2);
  expect(await countRows(world.db)).toMatchObject({ chunks: 2, segments: 1, runs: 1, versions: 1 });
  expect(await outcomeOf(world.service.retryDocument(person, { documentId: id }))).toBe("CONFLICT");
});

test("cancelling ends the work at once, keeps the older version and takes back what was written", async () => {
  await using world = await openWorld();
  const person = await world.person();
  const { documents } = await fill(world, person, "旧");
  const documentId = documents[0]?.id ?? "";
  const held = holdReader(world.reader);
  await add(world, person, "新一\n新二", documentId);
  const signal = await held.reached;

  const cancelled = await world.service.cancelDocument(person, { documentId });

  expect(cancelled).toMatchObject({ status: "cancelled", stage: null, isSearchable: true });
  expect(signal.aborted).toBe(true);
  expect(await countRows(world.db)).toMatchObject({ chunks: 1, segments: 1, runs: 1 });
  expect(await outcomeOf(world.service.cancelDocument(person, { documentId }))).toBe("CONFLICT");
  world.reader.interrupt(null);
  await world.service.retryDocument(person, { documentId });
  expect(await world.settled(person, documentId)).toMatchObject({
    status: "ready",
    version: 2,
    chunkCount: 2,
  });
});

test("cancelling reaches the process that does the work", async () => {
  await using world = await openWorld({ limits: { concurrentJobs: 1 } });
  const person = await world.person();
  const held = holdReader(world.reader);
  const { id: documentId } = await add(world, person, "一\n二");
  const signal = await held.reached;
  const elsewhere = await world.join();
  const ended = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));

  await elsewhere.service.cancelDocument(person, { documentId });
  await ended;

  expect(await world.service.getDocument(person, { documentId })).toMatchObject({ status: "cancelled" });
  expect(await countRows(world.db)).toMatchObject({ chunks: 0, segments: 0, runs: 0 });
});

test("a newer version that comes while an older one is being read takes its place", async () => {
  await using world = await openWorld();
  const person = await world.person();
  const held = holdReader(world.reader);
  const { id: documentId } = await add(world, person, "旧一\n旧二");
  const signal = await held.reached;
  world.reader.interrupt(null);

  await add(world, person, "新", documentId);
  const ready = await world.settled(person, documentId);

  expect(signal.aborted).toBe(true);
  expect(ready).toMatchObject({ version: 2, status: "ready", chunkCount: 1 });
  const { versions } = await world.service.getDocument(person, { documentId });
  expect(versions.map(({ status }) => status)).toEqual(["ready", "cancelled"]);
  expect(await countRows(world.db)).toMatchObject({ chunks: 1, segments: 1, runs: 1 });
});

test("deleting while it is being read leaves nothing, and the work ends", async () => {
  await using world = await openWorld();
  const person = await world.person();
  const held = holdReader(world.reader);
  const { id: documentId, knowledgeBaseId } = await add(world, person, "一\n二");
  const signal = await held.reached;

  await world.service.delete(person, { knowledgeBaseId });

  expect(signal.aborted).toBe(true);
  expect(await outcomeOf(world.service.getDocument(person, { documentId }))).toBe("NOT_FOUND");
  expect(await countRows(world.db)).toMatchObject({ chunks: 0, segments: 0, runs: 0, versions: 0 });
  await expect.poll(() => world.blobs.stored.size).toBe(0);
});

test("re-indexing reads the same bytes into a new version; what is there is found until it is done", async () => {
  await using world = await openWorld();
  const person = await world.person();
  const { documents } = await fill(world, person, "一\n二");
  const documentId = documents[0]?.id ?? "";

  const queued = await world.service.reindexDocument(person, { documentId });
  const second = await outcomeOf(world.service.reindexDocument(person, { documentId }));
  const ready = await world.settled(person, documentId);
  await world.service.reindexDocument(person, { documentId });
  await world.settled(person, documentId);

  expect(queued).toMatchObject({ status: "queued", version: 2, isSearchable: true });
  expect(second).toBe("CONFLICT");
  expect(ready).toMatchObject({ status: "ready", version: 2, chunkCount: 2 });
  expect(world.blobs.stored.size).toBe(1);
  expect(await countRows(world.db)).toMatchObject({ chunks: 2, segments: 1, runs: 1, versions: 3 });
});

test("an attempt whose lease is another's writes nothing more", async () => {
  await using world = await openWorld();
  await world.drain(5_000);
  const person = await world.person();
  await add(world, person, "一\n二");
  const { id: versionId } = await world.db.prisma.documentVersion.findFirstOrThrow();
  const first = await beginAttempt(world.deps, versionId);
  const held = await beginAttempt(world.deps, versionId);
  await world.db.pool.query("UPDATE document_versions SET lease_expires_at = now() - interval '1 second'");
  const second = await beginAttempt(world.deps, versionId);
  if (first.outcome !== "begun" || second.outcome !== "begun") throw new Error("not begun");
  const chunk = {
    ...{ ordinal: 0, start: 0, end: 1, page: null, headings: "", content: "一" },
    contentHash: new Uint8Array(32),
    unigrams: new Uint8Array([1]),
  };

  await expect(writeChunks(world.db, first.attempt, [chunk])).rejects.toThrow(LeaseLost);
  const ids = await writeChunks(world.db, second.attempt, [chunk]);

  expect(held).toMatchObject({ outcome: "held" });
  expect(await world.db.prisma.chunk.findMany({ select: { id: true, unigrams: true } })).toEqual([
    { id: ids[0], unigrams: new Uint8Array([1]) },
  ]);
});

test("progress is told to the base's owner and nobody else: first what is under way, then each stage to the end", async () => {
  await using world = await openWorld();
  const person = await world.person();
  const stranger = await world.person();
  const held = holdReader(world.reader);
  const { id, knowledgeBaseId } = await add(world, person, "一\n二");
  await held.reached;
  const seen: string[] = [];
  const foreign: string[] = [];
  const watching = watch(world, person, seen, knowledgeBaseId);
  const others = watch(world, stranger, foreign);
  const { id: otherBase } = await world.service.create(person, { name: "另一个" });
  const elsewhere: string[] = [];
  const unconcerned = watch(world, person, elsewhere, otherBase);

  await expect.poll(() => seen.length).toBeGreaterThan(0);
  held.goOn();
  await world.settled(person, id);
  await world.service.deleteDocument(person, { documentId: id });
  await expect.poll(() => seen.at(-1)).toBe(`knowledgeBase ${knowledgeBaseId} 0`);
  await Promise.all([watching.stop(), others.stop(), unconcerned.stop()]);

  expect(seen[0]).toMatch(/^document (parsing|indexing|queued) /);
  expect(seen).toContain("document ready null null");
  expect(seen).toContain(`documentDeleted ${id}`);
  expect(foreign).toEqual([]);
  expect(elsewhere.filter((line) => !line.includes(otherBase))).toEqual([]);
});

test("whoever looks at the progress once and leaves is let go at once", async () => {
  await using world = await openWorld();
  const person = await world.person();
  const held = holdReader(world.reader);
  const { id } = await add(world, person, "一\n二");
  await held.reached;

  const seen: string[] = [];
  for await (const { event } of world.service.onProgress(person, {})) {
    if (event.type === "document") seen.push(event.document.id);
    break;
  }

  expect(seen).toEqual([id]);
});

test("a stored file that is gone is said, not tried for ever", async () => {
  await using world = await openWorld();
  const person = await world.person();
  world.blobs.open = (key) => {
    throw new BlobMissing(key);
  };

  const { id } = await add(world, person, "一");

  expect(await world.settled(person, id)).toMatchObject({ status: "failed", errorCode: "INTERNAL" });
  expect(world.reader.begun).toEqual([]);
});

/** Writes down what is told. */
function watch(world: World, actor: UserActor, seen: string[], knowledgeBaseId?: string) {
  const listening = new AbortController();
  const ended = (async () => {
    const news = world.service.onProgress(actor, { knowledgeBaseId }, listening.signal);
    for await (const { event } of news) {
      if (event.type === "document") {
        const { status, stage, errorCode } = event.document;
        seen.push(`document ${status} ${stage} ${errorCode}`);
      } else if (event.type === "knowledgeBase") {
        seen.push(`knowledgeBase ${event.knowledgeBase.id} ${event.knowledgeBase.documentCount}`);
      } else if (event.type === "documentDeleted") seen.push(`documentDeleted ${event.documentId}`);
      else seen.push(event.type);
    }
  })();

  return {
    async stop() {
      listening.abort();
      await ended;
    },
  };
}
