import type { UserActor } from "@claw/contract";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { createPerson } from "../create-person.ts";
import { openWorld, type World } from "./world.ts";

let world: World;
let person: UserActor;
beforeAll(async () => {
  world = await openWorld();
});
beforeEach(async () => {
  person = await world.person();
});
afterAll(() => world[Symbol.asyncDispose]());

/** A conversation with these messages, written one after the other. */
async function write(title: string, ...contents: string[]) {
  const { id: conversationId } = await world.service.create(person, { title });
  const ids: string[] = [];
  for (const content of contents) {
    const { id } = await world.service.addMessage(person, { conversationId, role: "user", content });
    ids.push(id);
  }

  return { conversationId, ids };
}

const search = (query: string, limit = 20) => world.service.search(person, { query, limit });

/** The words that a search marks, by conversation. */
async function marks(query: string) {
  const { items } = await search(query);

  return items.map(({ conversation, hits }) => [
    conversation.title,
    hits.map(({ excerpt, spans }) => spans.map(({ start, end }) => excerpt.slice(start, end))),
  ]);
}

test("words of two Chinese characters are found in messages and titles, with the places to highlight", async () => {
  const { ids } = await write("租约", "第一条", "如果一方违约，应当赔偿；违约金按日计算");
  await write("违约怎么办", "别的");
  await write("无关", "约定违反");

  expect(await marks("违约")).toEqual([
    ["违约怎么办", [["违约"]]],
    ["租约", [["违约", "违约"]]],
  ]);
  const { items } = await search("违约");
  expect(items[0]?.hits[0]).toMatchObject({ messageId: null, role: null, excerpt: "违约怎么办" });
  expect(items[1]?.hits[0]).toMatchObject({ messageId: ids[1], role: "user" });
});

test("letters are found in any case, single characters too, and wildcards are what they are", async () => {
  await write("a", "The Deployment of PostgreSQL on Ｋ8s");
  await write("b", "只有一个税字");
  await write("c", "涨了 100%_也");

  expect(await marks("postgresql")).toEqual([["a", [["PostgreSQL"]]]]);
  expect(await marks("ON")).toEqual([["a", [["on"]]]]);
  expect(await marks("税")).toEqual([["b", [["税"]]]]);
  expect(await marks("0%_也")).toEqual([["c", [["0%_也"]]]]);
  expect(await marks("%_")).toEqual([["c", [["%_"]]]]);
  expect(await marks("\\")).toEqual([]);
});

test("several words have to stand in one message, and pairs that are there apart are no match", async () => {
  await write("一", "合同里没有写违约", "合同", "违约");
  await write("二", "合同", "违约");
  await write("三", "知识是知识，识库是识库");

  expect(await marks("违约 合同")).toEqual([["一", [["合同", "违约"]]]]);
  expect(await marks("知识库")).toEqual([]);
});

test("the newest places of a conversation are shown, three at most, cut around the first word", async () => {
  const long = `${"前".repeat(300)}目标${"后".repeat(300)}`;
  const { ids } = await write("长", "目标一", "目标二", "目标三", long);

  const { items } = await search("目标");

  expect(items[0]?.hits.map(({ messageId }) => messageId)).toEqual([ids[3], ids[2], ids[1]]);
  const [hit] = items[0]?.hits ?? [];
  expect(hit?.excerpt.length).toBeLessThan(170);
  expect(hit?.excerpt).toMatch(/^…前+目标后+…$/);
});

test("pages go on where the last one ended, newest activity first, none twice", async () => {
  for (let index = 0; index < 7; index += 1) await write(`${index}`, "同一个词语");

  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await world.service.search(person, { query: "词语", limit: 3, cursor });
    seen.push(...page.items.map(({ conversation }) => conversation.title));
    cursor = page.nextCursor;
  } while (cursor !== null);

  expect(seen).toEqual(["6", "5", "4", "3", "2", "1", "0"]);
});

test("nobody finds what is another's, not even in one organization", async () => {
  const colleague = await createPerson(world.db, person.organizationId);
  await write("我的秘密", "秘密在这里");

  expect((await world.service.search(colleague, { query: "秘密", limit: 20 })).items).toEqual([]);
  expect((await world.service.search(await world.person(), { query: "秘密", limit: 20 })).items).toEqual([]);
  expect((await search("秘密")).items).toHaveLength(1);
});

test("an answer is found as soon as it is complete", async () => {
  world.chatModel.next({ text: "独一无二的" }, { text: "回音壁" });
  const { id: conversationId } = await world.service.create(person, { title: "题" });
  const { reply } = await world.service.chat(person, { conversationId, content: "问" });

  expect((await search("回音壁")).items[0]?.hits[0]).toMatchObject({
    messageId: reply.id,
    role: "assistant",
  });
});
