import { createHash } from "node:crypto";
import type { UserActor } from "@claw/contract";
import { uuidv7 } from "@claw/db";
import fc from "fast-check";
import { expect, test } from "vitest";
import { safeFileName } from "../../src/knowledge/safe-name.ts";
import { outcomeOf, outcomesOf, times } from "../auth/outcome.ts";
import { createPerson } from "../create-person.ts";
import { fill, openWorld, type World } from "./world.ts";

async function createBase(world: World, actor: UserActor): Promise<string> {
  const { id } = await world.service.create(actor, { name: "手册" });

  return id;
}

test("an uploaded file is stored byte for byte, queued, read and then found passage by passage", async () => {
  await using world = await openWorld();
  const person = await world.person();
  const knowledgeBaseId = await createBase(world, person);
  const text = "第一行\n第二行\nthird line";

  const queued = await world.service.upload(person, { knowledgeBaseId, file: new File([text], "手册.txt") });
  const ready = await world.settled(person, queued.id);

  expect(queued).toMatchObject({ status: "queued", stage: "waiting", progress: 0, isSearchable: false });
  expect(ready).toMatchObject({
    title: "手册.txt",
    fileType: "txt",
    fileSize: Buffer.byteLength(text),
    status: "ready",
    stage: null,
    progress: 1,
    chunkCount: 3,
    pageCount: 1,
    version: 1,
    isSearchable: true,
  });
  expect([...world.blobs.stored.values()].map(String)).toEqual([text]);
  const page = await world.service.chunks(person, { documentId: queued.id, from: 1, limit: 1 });
  expect(page).toMatchObject({
    total: 3,
    items: [{ ordinal: 1, content: "第二行", start: 4, end: 7, page: 1 }],
  });
  const chunkId = page.items[0]?.id ?? "";
  expect(await world.service.getChunk(person, { chunkId })).toEqual(page.items[0]);
});

test("the same bytes are one document of a base, also when they come at once, and bytes twice stored are taken back", async () => {
  await using world = await openWorld();
  const person = await world.person();
  const knowledgeBaseId = await createBase(world, person);
  const upload = (name: string) =>
    world.service.upload(person, { knowledgeBaseId, file: new File(["同样的内容"], name) });

  const uploaded = await Promise.all(times(6, (index) => upload(`${index}.txt`)));
  const text = await world.service.addText(person, { knowledgeBaseId, title: "x", content: "同样的内容" });

  expect(new Set([...uploaded, text].map(({ id }) => id)).size).toBe(1);
  expect(await world.service.countDocuments(person, { knowledgeBaseId })).toBe(1);
  expect(world.blobs.stored.size).toBe(1);
  const elsewhere = await createBase(world, person);
  const other = await world.service.addText(person, {
    knowledgeBaseId: elsewhere,
    title: "x",
    content: "同样的内容",
  });
  expect(other.id).not.toBe(text.id);
});

test("a document's id given again with the same text is the same document, with another text its next version", async () => {
  await using world = await openWorld();
  const person = await world.person();
  const knowledgeBaseId = await createBase(world, person);
  const documentId = uuidv7();
  const add = (content: string) =>
    world.service.addText(person, { knowledgeBaseId, documentId, title: "T", content });

  const first = await add("旧的\n文本");
  const again = await add("旧的\n文本");
  await world.settled(person, documentId);
  const next = await add("新的文本");

  expect([first.id, again.id, next.id]).toEqual([documentId, documentId, documentId]);
  expect([first.version, again.version, next.version]).toEqual([1, 1, 2]);
  // The old version is found until the new one is ready.
  expect(next).toMatchObject({ status: "queued", isSearchable: true, chunkCount: 2 });
  const ready = await world.settled(person, documentId);
  expect(ready).toMatchObject({ status: "ready", version: 2, chunkCount: 1 });
  const { versions } = await world.service.getDocument(person, { documentId });
  expect(versions.map(({ number, isActive }) => [number, isActive])).toEqual([
    [2, true],
    [1, false],
  ]);
  await expect.poll(() => [...world.blobs.stored.values()].map(String)).toEqual(["新的文本"]);
});

test("documents are listed newest first in pages and found by title and state", async () => {
  await using world = await openWorld();
  const person = await world.person();
  const knowledgeBaseId = await createBase(world, person);
  for (const title of ["运费 100%", "退货", "发票"]) {
    const content = title === "退货" ? "!MALFORMED" : title;
    const { id } = await world.service.addText(person, { knowledgeBaseId, title, content });
    await world.settled(person, id);
  }
  const list = async (more: object) =>
    world.service.documents(person, { knowledgeBaseId, limit: 2, ...more });

  const first = await list({});
  const second = await list({ cursor: first.nextCursor });

  const titles = (page: { items: { title: string }[] }) => page.items.map(({ title }) => title);
  expect([titles(first), titles(second), second.nextCursor]).toEqual([["发票", "退货"], ["运费 100%"], null]);
  expect(titles(await list({ status: "failed" }))).toEqual(["退货"]);
  expect(titles(await list({ query: "0%" }))).toEqual(["运费 100%"]);
  expect(await world.service.countDocuments(person, { knowledgeBaseId, status: "ready" })).toBe(2);
});

test("a deleted document is gone when the call returns, with its passages, its index and its bytes", async () => {
  await using world = await openWorld();
  const person = await world.person();
  const { knowledgeBaseId, documents } = await fill(world, person, "一\n二", "三");
  const documentId = documents[0]?.id ?? "";
  const { items } = await world.service.chunks(person, { documentId, from: 0, limit: 10 });

  await world.service.deleteDocument(person, { documentId });

  expect(
    await outcomesOf([
      world.service.getDocument(person, { documentId }),
      world.service.chunks(person, { documentId, from: 0, limit: 10 }),
      ...items.map(({ id }) => world.service.getChunk(person, { chunkId: id })),
    ]),
  ).toEqual({ NOT_FOUND: 4 });
  expect(await world.service.get(person, { knowledgeBaseId })).toMatchObject({
    documentCount: 1,
    chunkCount: 1,
  });
  const { prisma } = world.db;
  expect(await Promise.all([prisma.lexicalRun.count(), prisma.lexicalSegment.count()])).toEqual([1, 1]);
  await expect.poll(() => world.blobs.stored.size).toBe(1);
});

test("quotas of documents and bytes hold when many come at once, and what is refused leaves no bytes", async () => {
  await using world = await openWorld({ limits: { documents: 3, bytes: 100 } });
  const person = await world.person();
  const colleague = await createPerson(world.db, person.organizationId);
  const bases = [await createBase(world, person), await createBase(world, colleague)];
  const add = (index: number, content: string) => {
    const [actor, knowledgeBaseId] = index % 2 ? [colleague, bases[1] ?? ""] : [person, bases[0] ?? ""];
    return world.service.addText(actor, { knowledgeBaseId, title: "x", content });
  };

  expect(await outcomesOf(times(9, (index) => add(index, `text ${index}`)))).toEqual({
    ok: 3,
    QUOTA_EXCEEDED: 6,
  });
  expect(world.blobs.stored.size).toBe(3);
  const { items } = await world.service.documents(person, { knowledgeBaseId: bases[0] ?? "", limit: 10 });
  const replaced = items.map(({ id }) =>
    world.service.addText(person, {
      knowledgeBaseId: bases[0] ?? "",
      documentId: id,
      title: "x",
      content: `${id}`.repeat(3),
    }),
  );
  expect(await outcomesOf(replaced)).toEqual({ QUOTA_EXCEEDED: replaced.length });
  expect(await world.service.quota(person)).toMatchObject({
    documents: { used: 3, limit: 3 },
    storage: { used: 18, limit: 100 },
  });
});

test("a file that is too large is refused, also one that is larger than it said, and an empty one", async () => {
  await using world = await openWorld({ limits: { fileSize: 10 } });
  const person = await world.person();
  const knowledgeBaseId = await createBase(world, person);
  const upload = (file: File) => outcomeOf(world.service.upload(person, { knowledgeBaseId, file }));
  const liar = new File(["12345678901"], "liar.txt");
  Object.defineProperty(liar, "size", { value: 5 });

  expect(await upload(new File(["12345678901"], "a.txt"))).toBe("PAYLOAD_TOO_LARGE");
  expect(await upload(liar)).toBe("PAYLOAD_TOO_LARGE");
  expect(await upload(new File([], "empty.txt"))).toBe("INVALID_INPUT");
  expect(await upload(new File(["1234567890"], "a.txt"))).toBe("ok");
  expect(world.blobs.stored.size).toBe(1);
});

test("bytes whose document could not be written are taken back", async () => {
  await using world = await openWorld();
  const person = await world.person();
  const knowledgeBaseId = await createBase(world, person);
  const { put } = world.blobs;
  world.blobs.put = async (key, bytes, signal) => {
    await put(key, bytes, signal);
    await world.service.delete(person, { knowledgeBaseId });
  };

  const outcome = await outcomeOf(
    world.service.addText(person, { knowledgeBaseId, title: "x", content: "x" }),
  );

  expect([outcome, world.blobs.stored.size]).toEqual(["NOT_FOUND", 0]);
});

test("names of files say nothing to the file system, to a terminal or about what they are not", async () => {
  expect(safeFileName("..\\..\\windows/../手册.txt")).toBe("手册.txt");
  expect(safeFileName("a\u0000b\u202egpj.exe\r\n.txt")).toBe("a b gpj.exe .txt");
  expect([safeFileName("../.."), safeFileName("   "), safeFileName("/")]).toEqual([null, null, null]);
  expect(safeFileName(`${"长".repeat(400)}.pdf`)).toBe(`${"长".repeat(296)}.pdf`);
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 700 }), (name) => {
      const safe = safeFileName(name) ?? "x";
      expect(safe.isWellFormed() && safe.length <= 300 && !/[/\\\p{Cc}\u202e]/u.test(safe)).toBe(true);
    }),
  );
});

test("the keys of stored bytes are made of ids alone, whatever a file is called", async () => {
  await using world = await openWorld();
  const person = await world.person();
  const knowledgeBaseId = await createBase(world, person);
  const file = new File(["x"], "../../etc/passwd");

  const document = await world.service.upload(person, { knowledgeBaseId, file, title: "a/b\u0007c" });

  expect(document.title).toBe("a/b c");
  const [key = ""] = world.blobs.stored.keys();
  expect(key).toMatch(/^[0-9a-f-]{36}\/[0-9a-f-]{36}\/[0-9a-f-]{36}$/);
  const stored = await world.db.prisma.documentVersion.findFirstOrThrow();
  expect(stored).toMatchObject({
    fileName: "passwd",
    blobKey: key,
    contentHash: createHash("sha256").update("x").digest("hex"),
  });
});
