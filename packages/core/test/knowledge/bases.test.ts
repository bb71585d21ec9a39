import type { UserActor } from "@claw/contract";
import { uuidv7 } from "@claw/db";
import { expect, test } from "vitest";
import { outcomeOf, outcomesOf, times } from "../auth/outcome.ts";
import { createPerson } from "../create-person.ts";
import { fill, openWorld, type WorldOptions } from "./world.ts";

test("a base is made once under the id that its client chose, and shows what is in it", async () => {
  await using world = await openWorld();
  const person = await world.person();
  const id = uuidv7();

  const [first, again] = [
    await world.service.create(person, { id, name: "手册", description: "第一版" }),
    await world.service.create(person, { id, name: "另一个" }),
  ];

  expect(again).toEqual(first);
  expect(first).toMatchObject({
    id,
    name: "手册",
    description: "第一版",
    embeddingModel: null,
    embedding: null,
  });
  expect(first).toMatchObject({ documentCount: 0, chunkCount: 0, totalSize: 0 });
  expect(await world.service.count(person)).toBe(1);
  expect(await outcomeOf(world.service.create(await world.person(), { id, name: "x" }))).toBe("CONFLICT");
});

test("bases are listed newest first in pages, found by name and description, counted with what they hold", async () => {
  await using world = await openWorld();
  const person = await world.person();
  const { knowledgeBaseId } = await fill(world, person, "一\n二\n三", "四");
  await world.service.create(person, { name: "B 100%" });
  await world.service.create(person, { name: "C", description: "关于运费" });

  const first = await world.service.list(person, { limit: 2 });
  const second = await world.service.list(person, { limit: 2, cursor: first.nextCursor });

  expect(first.items.map(({ name }) => name)).toEqual(["C", "B 100%"]);
  expect(second).toMatchObject({
    items: [{ id: knowledgeBaseId, documentCount: 2, chunkCount: 4, totalSize: 14 }],
  });
  expect(second.nextCursor).toBeNull();
  const found = async (query: string) =>
    (await world.service.list(person, { limit: 10, query })).items.map(({ name }) => name);
  expect([await found("运费"), await found("0%"), await found("_")]).toEqual([["C"], ["B 100%"], []]);
});

test("a page of bases costs the same few queries, however many bases are on it", async () => {
  await using world = await openWorld();
  const person = await world.person();
  for (const index of times(12, (index) => index)) await world.service.create(person, { name: `${index}` });
  const countQueries = async (limit: number) => {
    const pool = world.db.pool;
    const query = pool.query;
    let queries = 0;
    pool.query = new Proxy(query, {
      apply(target, self, parts) {
        queries += 1;
        return Reflect.apply(target, self, parts);
      },
    });
    await world.service.list(person, { limit });
    pool.query = query;
    return queries;
  };

  await world.drain(5_000);
  expect(await countQueries(12)).toBe(await countQueries(1));
});

test("a base takes another name and description; what is left out stays, null clears", async () => {
  await using world = await openWorld();
  const person = await world.person();
  const { id } = await world.service.create(person, { name: "手册", description: "旧" });

  const renamed = await world.service.update(person, { knowledgeBaseId: id, name: "指南" });
  const cleared = await world.service.update(person, { knowledgeBaseId: id, description: null });

  expect(renamed).toMatchObject({ name: "指南", description: "旧" });
  expect(cleared).toMatchObject({ name: "指南", description: null });
});

test("an embedding model that is not offered here is refused, and nothing is made or changed", async () => {
  await using world = await openWorld();
  const person = await world.person();
  const { id } = await world.service.create(person, { name: "手册" });

  const made = await outcomeOf(world.service.create(person, { name: "x", embeddingModel: "unknown" }));
  const changed = await outcomeOf(
    world.service.update(person, { knowledgeBaseId: id, name: "y", embeddingModel: "unknown" }),
  );

  expect([made, changed]).toEqual(["INVALID_INPUT", "INVALID_INPUT"]);
  expect((await world.service.list(person, { limit: 10 })).items).toMatchObject([{ name: "手册" }]);
  expect(await world.service.embeddingModels(person)).toEqual({ default: null, models: [] });
});

test("a base is deleted whole: nothing of it is found or stored afterwards", async () => {
  await using world = await openWorld();
  const person = await world.person();
  const { knowledgeBaseId, documents } = await fill(world, person, "一\n二", "三");
  const [document] = documents;
  const { items } = await world.service.chunks(person, {
    documentId: document?.id ?? "",
    from: 0,
    limit: 10,
  });

  await world.service.delete(person, { knowledgeBaseId });

  const outcomes = await Promise.all([
    outcomeOf(world.service.get(person, { knowledgeBaseId })),
    outcomeOf(world.service.documents(person, { knowledgeBaseId, limit: 10 })),
    outcomeOf(world.service.chunks(person, { documentId: document?.id ?? "", from: 0, limit: 10 })),
    outcomeOf(world.service.getChunk(person, { chunkId: items[0]?.id ?? "" })),
    outcomeOf(world.service.delete(person, { knowledgeBaseId })),
  ]);
  expect(outcomes).toEqual(Array.from({ length: 5 }, () => "NOT_FOUND"));
  const left = await world.db.pool.query(
    "SELECT FROM chunks UNION ALL SELECT FROM documents UNION ALL SELECT FROM document_versions UNION ALL SELECT FROM lexical_segments UNION ALL SELECT FROM lexical_blocks UNION ALL SELECT FROM lexical_runs",
  );
  expect(left.rowCount).toBe(0);
  await expect.poll(() => world.blobs.stored.size).toBe(0);
});

test("another person's base is not there for any verb, in the same organization as well", async () => {
  await using world = await openWorld();
  const owner = await world.person();
  const { knowledgeBaseId, documents } = await fill(world, owner, "一");
  const documentId = documents[0]?.id ?? "";
  const { items } = await world.service.chunks(owner, { documentId, from: 0, limit: 1 });
  const chunkId = items[0]?.id ?? "";
  const file = new File(["二"], "b.txt");

  const attempts = (actor: UserActor) => {
    const { service } = world;
    return [
      service.get(actor, { knowledgeBaseId }),
      service.update(actor, { knowledgeBaseId, name: "x" }),
      service.delete(actor, { knowledgeBaseId }),
      service.addText(actor, { knowledgeBaseId, title: "x", content: "x" }),
      service.upload(actor, { knowledgeBaseId, file }),
      service.documents(actor, { knowledgeBaseId, limit: 1 }),
      service.countDocuments(actor, { knowledgeBaseId }),
      service.getDocument(actor, { documentId }),
      service.deleteDocument(actor, { documentId }),
      service.retryDocument(actor, { documentId }),
      service.cancelDocument(actor, { documentId }),
      service.reindexDocument(actor, { documentId }),
      service.chunks(actor, { documentId, from: 0, limit: 1 }),
      service.getChunk(actor, { chunkId }),
      service.onProgress(actor, { knowledgeBaseId })[Symbol.asyncIterator]().next(),
    ];
  };

  const stranger = await world.person();
  const colleague = await createPerson(world.db, owner.organizationId);
  for (const actor of [stranger, colleague, { ...owner, organizationId: stranger.organizationId }]) {
    expect(await outcomesOf(attempts(actor))).toEqual({ NOT_FOUND: 15 });
    expect((await world.service.list(actor, { limit: 10 })).items).toEqual([]);
  }
  const operator = { ...stranger, role: "operator" } as const;
  expect(await outcomesOf(attempts(operator))).toEqual({ NOT_FOUND: 15 });
  expect(await world.service.getDocument(owner, { documentId })).toMatchObject({
    status: "ready",
    version: 1,
  });
});

test("a document's id cannot be used to write into somebody else's document", async () => {
  await using world = await openWorld();
  const owner = await world.person();
  const { documents } = await fill(world, owner, "一");
  const documentId = documents[0]?.id ?? "";
  const thief = await world.person();
  const { id: own } = await world.service.create(thief, { name: "x" });

  const outcome = await outcomeOf(
    world.service.addText(thief, { knowledgeBaseId: own, documentId, title: "x", content: "x" }),
  );

  expect(outcome).toBe("NOT_FOUND");
  expect(await world.service.getDocument(owner, { documentId })).toMatchObject({
    title: "第1章",
    version: 1,
  });
});

test("the organization's quota of bases holds when many are made at once", async () => {
  await using world = await openWorld({ limits: { bases: 3 } });
  const person = await world.person();
  const colleague = await createPerson(world.db, person.organizationId);

  const outcomes = await outcomesOf(
    times(8, (index) => world.service.create(index % 2 ? person : colleague, { name: `${index}` })),
  );

  expect(outcomes).toEqual({ ok: 3, QUOTA_EXCEEDED: 5 });
  expect(await world.service.quota(person)).toMatchObject({ bases: { used: 3, limit: 3 } });
});

test("a tier has as much room as its plan says, and never more than the installation gives", async () => {
  const plan = { requestsPerMinute: 600, answersInFlight: 10 };
  const small = { knowledgeBases: 1, knowledgeDocuments: 2, knowledgeBytes: 100 };
  const large = { knowledgeBases: 50, knowledgeDocuments: 60, knowledgeBytes: 700 };
  const plans: WorldOptions["plans"] = {
    limitsOf: async (tier) => ({ tier, ...plan, ...(tier === "free" ? small : large) }),
  };
  await using world = await openWorld({ limits: { bases: 3, documents: 40, bytes: 800 }, plans });
  const free = await world.person();
  const pro = { ...free, tier: "pro" } as const;
  const { id: knowledgeBaseId } = await world.service.create(free, { name: "first" });
  const add = (actor: UserActor, content: string) =>
    world.service.addText(actor, { knowledgeBaseId, title: "x", content });

  await expect(world.service.create(free, { name: "second" })).rejects.toMatchObject({
    code: "QUOTA_EXCEEDED",
  });
  await expect(add(free, "x".repeat(101))).rejects.toMatchObject({ code: "QUOTA_EXCEEDED" });
  await add(free, "one");
  await add(free, "two");
  await expect(add(free, "three")).rejects.toMatchObject({ code: "QUOTA_EXCEEDED" });

  expect(await world.service.quota(free)).toMatchObject({
    bases: { used: 1, limit: 1 },
    documents: { used: 2, limit: 2 },
    storage: { used: 6, limit: 100 },
  });
  await world.service.create(pro, { name: "second" });
  await add(pro, "x".repeat(101));
  expect(await world.service.quota(pro)).toMatchObject({
    bases: { used: 2, limit: 3 },
    documents: { used: 3, limit: 40 },
    storage: { used: 107, limit: 700 },
  });
});
