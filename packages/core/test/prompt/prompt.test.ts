import { randomUUID } from "node:crypto";
import { maxPrompts, type UserActor } from "@claw/contract";
import { createPromptService } from "@claw/core";
import type { Database } from "@claw/db";
import { createTestDatabase } from "@claw/testing";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createPerson } from "../create-person.ts";

let database: Awaited<ReturnType<typeof createTestDatabase>>;
let db: Database;
let person: UserActor;
beforeAll(async () => {
  database = await createTestDatabase();
  db = database.db;
});
beforeEach(async () => {
  person = await createPerson(db);
});
afterAll(() => database[Symbol.asyncDispose]());

const prompts = () => createPromptService({ db });

test("prompts are kept, changed, found by title and text, paged, and deleted", async () => {
  const first = await prompts().create(person, { title: "翻译", content: "译成{{语言}}：{{原文}}" });
  await prompts().create(person, { title: "摘要", content: "一百字以内" });
  await prompts().update(person, { promptId: first.id, title: "翻译 100%" });

  const titles = async (query?: string) =>
    (await prompts().list(person, { limit: 50, ...(query ? { query } : {}) })).items.map(
      ({ title }) => title,
    );
  expect(await titles()).toEqual(["翻译 100%", "摘要"]);
  expect(await titles("语言")).toEqual(["翻译 100%"]);
  expect(await titles("0%")).toEqual(["翻译 100%"]);
  expect(await titles("%")).toEqual(["翻译 100%"]);
  const page = await prompts().list(person, { limit: 1 });
  const next = await prompts().list(person, { limit: 1, cursor: page.nextCursor });
  expect([...page.items, ...next.items].map(({ title }) => title)).toEqual(["翻译 100%", "摘要"]);
  expect(next.nextCursor).toBeNull();

  await prompts().delete(person, { promptId: first.id });
  expect(await titles()).toEqual(["摘要"]);
});

test("another's prompt is not found, in one organization neither", async () => {
  const colleague = await createPerson(db, person.organizationId);
  const { id: promptId } = await prompts().create(person, { title: "我的", content: "内容" });

  expect((await prompts().list(colleague, { limit: 50 })).items).toEqual([]);
  for (const act of [
    () => prompts().update(colleague, { promptId, title: "他的" }),
    () => prompts().delete(colleague, { promptId }),
  ]) {
    await expect(act()).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
  expect((await prompts().list(person, { limit: 50 })).items).toMatchObject([{ title: "我的" }]);
});

test("a person keeps no more of them than there is room for", async () => {
  const { organizationId, userId: ownerId } = person;
  await db.prisma.prompt.createMany({
    data: Array.from({ length: maxPrompts }, () => ({
      id: randomUUID(),
      organizationId,
      ownerId,
      title: "题",
      content: "文",
    })),
  });

  await expect(prompts().create(person, { title: "多一个", content: "文" })).rejects.toMatchObject({
    code: "CONFLICT",
  });
});
