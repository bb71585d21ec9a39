import { ListFailed, ListOrphans, ListQueue, SearchBases, type UserActor } from "@claw/contract";
import { uuidv7 } from "@claw/db";
import { afterAll, beforeAll, expect, test } from "vitest";
import { findOrphans } from "../../src/knowledge/orphans/find-orphans.ts";
import { removeOrphans } from "../../src/knowledge-care/remove-orphans.ts";
import { outcomeOf } from "../auth/outcome.ts";
import { fill, openWorld, type World } from "../knowledge/world.ts";

let world: World;
let operator: UserActor;
beforeAll(async () => {
  world = await openWorld();
  operator = { ...(await world.person()), role: "operator" };
});
afterAll(() => world[Symbol.asyncDispose]());

async function addText(person: UserActor, knowledgeBaseId: string, content: string): Promise<string> {
  const { id } = await world.service.addText(person, { knowledgeBaseId, title: "一个秘密的题目", content });
  await world.settled(person, id);

  return id;
}

const actionsOf = async (action: string) =>
  (await world.db.prisma.auditEvent.findMany({ where: { action } })).map(({ detail }) => detail);

test("bases are listed by what is in them, kept with every document that comes, changes and goes", async () => {
  const person = await world.person();
  const small = await world.service.create(person, { name: "小手册" });
  const large = await world.service.create(person, { name: "大手册" });
  await addText(person, small.id, "一");
  const first = await addText(person, large.id, "一\n二\n三");
  await addText(person, large.id, "四\n五");
  await world.service.addText(person, {
    knowledgeBaseId: large.id,
    documentId: first,
    title: "T",
    content: "六",
  });
  await world.settled(person, first);
  const list = async (input: object) =>
    (await world.care.bases(operator, SearchBases.parse({ query: "手册", ...input }))).items.map(
      ({ name, documents, chunks, bytes }) => ({ name, documents, chunks, bytes }),
    );

  const sizes = {
    large: { name: "大手册", documents: 2, chunks: 3, bytes: 3 + 7 },
    small: { name: "小手册", documents: 1, chunks: 1, bytes: 3 },
  };
  expect(await list({})).toEqual([sizes.large, sizes.small]);
  expect(await list({ sort: "chunks", direction: "asc" })).toEqual([sizes.small, sizes.large]);
  expect(await list({ query: "%" })).toEqual([]);

  await world.service.deleteDocument(person, { documentId: first });
  expect((await list({}))[0]).toEqual({ name: "大手册", documents: 1, chunks: 2, bytes: 7 });
  await world.service.delete(person, { knowledgeBaseId: large.id });
  const page = await world.care.bases(operator, SearchBases.parse({ query: "手册" }));
  expect(page.items.map(({ id }) => id)).toEqual([small.id]);
  expect(page.items[0]?.owner.id).toBe(person.userId);
  expect(JSON.stringify(page)).not.toContain("秘密");
});

test("failed documents are listed with their reason and tried again, one or all of a reason", async () => {
  const person = await world.person();
  const { id: knowledgeBaseId } = await world.service.create(person, { name: "坏掉的" });
  const ids: string[] = [];
  for (let count = 0; count < 3; count += 1) {
    ids.push(await addText(person, knowledgeBaseId, `!MALFORMED ${count}`));
  }
  const failed = await world.care.failed(operator, ListFailed.parse({ problem: "MALFORMED" }));

  expect(failed).toMatchObject({ total: 3, problems: [{ problem: "MALFORMED", count: 3 }] });
  expect(failed.items.map(({ documentId }) => documentId)).toEqual(ids.toReversed());
  expect(JSON.stringify(failed)).not.toContain("秘密");

  const [first = ""] = ids;
  await world.db.prisma.document.updateMany({ where: { id: { in: ids } }, data: { title: "现在可以读" } });
  await world.care.retry(operator, { documentId: first });
  await world.settled(person, first);
  const before = world.reader.begun.length;
  const retried = await world.care.retryFailed(operator, { problem: "MALFORMED" });
  for (const id of ids) await world.settled(person, id);

  expect(retried).toEqual({ retried: 3, left: 0 });
  expect(world.reader.begun.length - before).toBe(3);
  expect(await outcomeOf(world.care.retry(operator, { documentId: uuidv7() }))).toBe("NOT_FOUND");
  expect(await outcomeOf(world.care.retry(person, { documentId: first }))).toBe("FORBIDDEN");
  expect(await actionsOf("document_retried")).toEqual([{ documentId: first }]);
  expect(await actionsOf("documents_retried")).toEqual([{ problem: "MALFORMED", documents: 3 }]);
});

test("what is under way is seen with its stage and its attempt, and is ended by an operator", async () => {
  const person = await world.person();
  const { id: knowledgeBaseId } = await world.service.create(person, { name: "慢的" });
  const reached = Promise.withResolvers<void>();
  world.reader.interrupt(async (_written, signal) => {
    reached.resolve();
    await new Promise((resolve) => signal.addEventListener("abort", resolve));
  });
  const { id } = await world.service.addText(person, { knowledgeBaseId, title: "T", content: "一\n二" });
  await reached.promise;
  const queue = await world.care.queue(operator, ListQueue.parse({}));

  expect(queue.items).toMatchObject([{ documentId: id, baseName: "慢的", attempts: 1, nextTryAt: null }]);
  expect(queue.items[0]?.worker).not.toBeNull();
  const ofStage = async (stage: "waiting" | "reading" | "indexing") =>
    (await world.care.queue(operator, ListQueue.parse({ stage }))).items.map(({ documentId }) => documentId);
  await expect.poll(() => ofStage("indexing"), { timeout: 10_000 }).toEqual([id]);
  expect([await ofStage("reading"), await ofStage("waiting")]).toEqual([[], []]);

  await world.care.cancel(operator, { documentId: id });
  world.reader.interrupt(null);

  expect(await world.settled(person, id)).toMatchObject({ status: "cancelled" });
  expect((await world.care.queue(operator, ListQueue.parse({}))).total).toBe(0);
  expect(await outcomeOf(world.care.cancel(operator, { documentId: id }))).toBe("CONFLICT");
  expect(await actionsOf("document_cancelled")).toEqual([{ documentId: id }]);
});

const never = new AbortController().signal;

test("what belongs to nothing is found and reported, and removed only on an operator's word", async () => {
  await using own = await openWorld();
  const { db, blobs, deps, care } = own;
  const person = await own.person();
  const { knowledgeBaseId } = await fill(own, person, "一", "二");
  const [kept = "", lost = ""] = blobs.stored.keys();
  const [organization, document] = kept.split("/");
  const recent = `${organization}/${document}/${uuidv7()}`;
  const old = `${organization}/${document}/0190a000-0000-7000-8000-000000000000`;
  for (const key of [recent, old, "backup/readme.txt"]) await blobs.put(key, (async function* () {})());
  await blobs.delete(lost);
  const { organizationId } = person;
  const empty = { chunkCount: 1, totalLength: 1n, bucketCount: 1, lengths: new Uint8Array(2) };
  const segment = { ...empty, id: uuidv7(), chunkIds: new Uint8Array(16), createdAt: new Date(0) };
  await db.prisma.lexicalSegment.create({ data: { ...segment, organizationId, knowledgeBaseId } });
  const isThere = async () => ({
    blob: blobs.stored.has(old),
    segment: (await db.prisma.lexicalSegment.count({ where: { id: segment.id } })) > 0,
  });

  const almostTomorrow = { now: () => new Date(Date.now() + 23 * 60 * 60 * 1000) };
  await findOrphans({ ...deps, clock: almostTomorrow }, { requestedBy: null }, never);
  const report = await care.orphans(operator, ListOrphans.parse({}));

  const { id: lostVersion } = await db.prisma.documentVersion.findFirstOrThrow({ where: { blobKey: lost } });
  expect(report.items.map(({ kind, reference }) => [kind, reference])).toEqual([
    ["blob_without_version", old],
    ["version_without_blob", lostVersion],
    ["lexical_without_document", segment.id],
  ]);
  expect(await isThere()).toEqual({ blob: true, segment: true });

  const searchId = report.search?.id ?? "";
  const again = removeOrphans(deps, person, { searchId, kind: "blob_without_version" });
  expect(await outcomeOf(again)).toBe("FORBIDDEN");
  expect(await isThere()).toEqual({ blob: true, segment: true });
  for (const kind of ["blob_without_version", "lexical_without_document"] as const) {
    expect(await care.removeOrphans(operator, { searchId, kind })).toEqual({ removed: 1, kept: 0, left: 0 });
  }

  expect(await isThere()).toEqual({ blob: false, segment: false });
  expect([...blobs.stored.keys()].sort()).toEqual([kept, recent, "backup/readme.txt"].sort());
  expect((await care.orphans(operator, ListOrphans.parse({}))).counts).toEqual({
    blob_without_version: 0,
    version_without_blob: 1,
    vector_without_chunk: 0,
    lexical_without_document: 0,
  });
});

test("what belongs to something since it was reported is kept, and an old report removes nothing", async () => {
  await using own = await openWorld();
  const person = await own.person();
  await fill(own, person, "一");
  const version = await own.db.prisma.documentVersion.findFirstOrThrow();
  await findOrphans(own.deps, { requestedBy: null }, never);
  const { id: searchId } = await own.db.prisma.orphanSearch.findFirstOrThrow();
  const orphan = { searchId, kind: "blob_without_version", reference: version.blobKey } as const;
  await own.db.prisma.orphan.create({ data: { id: uuidv7(), ...orphan } });

  const removed = await own.care.removeOrphans(operator, { searchId, kind: "blob_without_version" });

  expect(removed).toEqual({ removed: 0, kept: 1, left: 0 });
  expect([...own.blobs.stored.keys()]).toEqual([version.blobKey]);
  await findOrphans(own.deps, { requestedBy: null }, never);
  const stale = own.care.removeOrphans(operator, { searchId, kind: "blob_without_version" });
  expect(await outcomeOf(stale)).toBe("CONFLICT");
});

test("a search that an operator asks for is done by the queue, once however often it is asked for", async () => {
  await using own = await openWorld();
  await own.drain(5_000);
  const { care } = own;

  // Before anybody works at the queue: a search that has ended meanwhile may be followed by another.
  await Promise.all([care.findOrphans(operator), care.findOrphans(operator), care.findOrphans(operator)]);
  await own.join();

  await expect
    .poll(async () => (await care.orphans(operator, ListOrphans.parse({}))).search, { timeout: 10_000 })
    .not.toBeNull();
  expect(await own.db.prisma.auditEvent.count({ where: { action: "orphans_searched" } })).toBe(1);
});
