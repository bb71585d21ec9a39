import { randomUUID } from "node:crypto";
import type { UserActor } from "@claw/contract";
import { createPresetService } from "@claw/core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { modelName, openWorld, type World } from "../conversation/world.ts";

let world: World;
let person: UserActor;
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  person = await world.person();
});
afterAll(() => world[Symbol.asyncDispose]());

const presets = () => createPresetService({ db: world.db });

async function createBase(owner: UserActor) {
  const { organizationId, userId: ownerId } = owner;
  const base = await world.db.prisma.knowledgeBase.create({
    data: { id: randomUUID(), organizationId, ownerId, name: "手册" },
  });

  return base.id;
}

test("consulting and support come with prompts in both languages, everyday conversation with none", async () => {
  const zh = await presets().list(person, {});
  const en = await presets().list(person, { language: "en" });

  expect(zh.map(({ type }) => type)).toEqual(["chat", "consulting", "support"]);
  expect(zh.map(({ systemPrompt }) => systemPrompt.slice(0, 2))).toEqual(["", "你是", "你是"]);
  expect(en.map(({ systemPrompt }) => systemPrompt.slice(0, 7))).toEqual(["", "You are", "You are"]);
  expect(zh.every(({ isBuiltIn }) => isBuiltIn)).toBe(true);
});

test("a conversation of a type begins with its preset, and what is said for it comes first", async () => {
  const base = await createBase(person);
  await presets().set(person, { type: "support", systemPrompt: "只用一句话", model: modelName });
  await presets().set(person, { type: "support", knowledgeBaseIds: [base] });

  expect(await world.service.create(person, { type: "support" })).toMatchObject({
    systemPrompt: "只用一句话",
    model: modelName,
    knowledgeBaseIds: [base],
  });
  expect(
    await world.service.create(person, {
      type: "support",
      systemPrompt: null,
      model: null,
      knowledgeBaseIds: [],
    }),
  ).toMatchObject({ systemPrompt: null, model: null, knowledgeBaseIds: [] });
  expect((await world.service.create(person, { type: "consulting" })).systemPrompt).toMatch(
    /^你是一位严谨的咨询/,
  );
  expect((await world.service.create(person, {})).systemPrompt).toBeNull();
});

test("presets are a person's own, none can be emptied by accident, and a reset brings back what came along", async () => {
  await presets().set(person, { type: "consulting", systemPrompt: "" });
  expect((await presets().list(person, {}))[1]).toMatchObject({ systemPrompt: "", isBuiltIn: false });
  expect((await world.service.create(person, { type: "consulting" })).systemPrompt).toBeNull();
  expect((await presets().list(await world.person(), {}))[1]).toMatchObject({ isBuiltIn: true });

  expect(await presets().set(person, { type: "consulting", systemPrompt: null })).toMatchObject({
    isBuiltIn: true,
  });
  await presets().set(person, { type: "consulting", model: modelName });
  expect(await presets().reset(person, { type: "consulting", language: "en" })).toMatchObject({
    isBuiltIn: true,
    model: null,
  });
});

test("another's base is not found, and bases and models that have gone are left out", async () => {
  const foreign = await createBase(await world.person());
  await expect(presets().set(person, { type: "chat", knowledgeBaseIds: [foreign] })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  await expect(presets().set(person, { type: "chat", model: "no-such" })).rejects.toMatchObject({
    code: "MODEL_NOT_FOUND",
  });

  const base = await createBase(person);
  await presets().set(person, { type: "chat", knowledgeBaseIds: [base], model: modelName });
  await world.db.prisma.knowledgeBase.delete({ where: { id: base } });
  await world.db.prisma.model.updateMany({ where: { name: modelName }, data: { enabled: false } });
  const made = await world.service.create(person, {});
  await world.db.prisma.model.updateMany({ where: { name: modelName }, data: { enabled: true } });

  expect(made).toMatchObject({ knowledgeBaseIds: [], model: null });
});
