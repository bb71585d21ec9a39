import type { Positioned, ReplyEvent, UserActor } from "@claw/contract";
import { uuidv7 } from "@claw/db";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type ScriptedRetrieval, scriptedRetrieval } from "./scripted-retrieval.ts";
import { openProcess, openWorld, readReply, type World } from "./world.ts";

let world: World;
let retrieval: ScriptedRetrieval;
let person: UserActor;
beforeAll(async () => {
  retrieval = scriptedRetrieval();
  world = await openWorld({ retrieval });
});
beforeEach(async () => {
  person = await world.person();
});
afterAll(() => world[Symbol.asyncDispose]());

const rent = "租金为每月三千五百元，于每月五日前支付。";
const deposit = "押金为两个月租金，退租时无息退还。";

async function createBase(owner = person): Promise<string> {
  const { organizationId, userId: ownerId } = owner;
  const id = uuidv7();
  await world.db.prisma.knowledgeBase.create({ data: { id, organizationId, ownerId, name: "合同" } });

  return id;
}

async function groundedConversation() {
  const knowledgeBaseIds = [await createBase()];

  return world.service.create(person, { title: "租约", knowledgeBaseIds });
}

async function answered(messageId: string, process: Pick<World, "service"> = world) {
  return readReply(process, person, messageId);
}

const typesOf = (events: readonly ReplyEvent[]) => events.map(({ type }) => type);

async function readFrom(
  messageId: string,
  lastEventId: string | null,
  process: Pick<World, "service"> = world,
) {
  const read: Positioned<ReplyEvent>[] = [];
  for await (const positioned of process.service.onReply(person, { messageId, lastEventId }))
    read.push(positioned);

  return read;
}

describe("an answer over knowledge bases", () => {
  test("tells its sources with their texts before the first token, and keeps them with what it cites", async () => {
    const { id, knowledgeBaseIds } = await groundedConversation();
    retrieval.next([rent, deposit]);
    world.chatModel.next(
      { text: "“租金为每月三千五百元”[1]，" },
      { text: "“押金为三个月租金，退租时无息退还”[2]。" },
    );

    const { reply } = await world.service.send(person, { conversationId: id, content: "租金和押金？" });
    const { events, message } = await answered(reply.id);

    expect(events[0]).toMatchObject({
      type: "sources",
      sources: [
        { number: 1, content: rent },
        { number: 2, content: deposit },
      ],
    });
    expect(typesOf(events).filter((type) => type === "sources")).toHaveLength(1);
    expect(message.sources.map(({ number, title }) => [number, title])).toEqual([
      [1, "文件1"],
      [2, "文件2"],
    ]);
    expect(message.citations.map(({ number, verified }) => [number, verified])).toEqual([
      [1, true],
      [2, false],
    ]);
    expect(retrieval.requests.at(-1)).toMatchObject({
      knowledgeBaseIds,
      question: "租金和押金？",
      previousQuestion: null,
    });
    expect(world.chatModel.requests.at(-1)?.turns).toEqual([
      { role: "system", content: "cite" },
      { role: "user", content: `(1) ${rent}\n(2) ${deposit}\n租金和押金？` },
    ]);

    const stored = await world.service.messages(person, { conversationId: id, limit: 10 });
    expect(stored.items.at(-1)).toEqual(message);
    expect(
      JSON.stringify(
        await world.db.prisma.message.findUniqueOrThrow({
          where: { id: reply.id },
          select: { sources: true },
        }),
      ),
    ).not.toContain("三千五百");
    const { trace } = await world.db.prisma.retrievalTrace.findUniqueOrThrow({
      where: { messageId: reply.id },
    });
    expect(trace).toMatchObject({ query: "租金和押金？", knowledgeBaseIds });
  });

  test("resumed after any of its events it gives exactly the rest, and the sources once, in every process", async () => {
    const { id } = await groundedConversation();
    await using other = openProcess(world.db, { retrieval });
    retrieval.next([rent]);
    world.chatModel.next(
      { reasoning: "想" },
      { hold: true },
      { text: "“租金" },
      { text: "为每月" },
      { hold: true },
      { text: "三千五百元”[1]" },
    );
    const { reply } = await world.service.send(person, { conversationId: id, content: "租金？" });

    const watchers = [world, other].map((process) => readFrom(reply.id, null, process));
    await world.chatModel.wasAsked(world.chatModel.requests.length);
    for (const _ of "12") {
      await new Promise((resolve) => setImmediate(resolve));
      world.chatModel.release();
    }
    const ending = setInterval(() => world.chatModel.release(), 5);
    const live = await Promise.all(watchers);
    clearInterval(ending);

    for (const events of [...live, await readFrom(reply.id, null), await readFrom(reply.id, null, other)]) {
      const said = events.map(({ event }) => event);
      expect(said.map((event) => (event.type === "delta" ? event.text : "")).join("")).toBe(
        "“租金为每月三千五百元”[1]",
      );
      expect(typesOf(said).filter((type) => type === "sources")).toHaveLength(1);
      expect(typesOf(said).indexOf("sources")).toBe(0);

      for (const [at, { id: lastEventId }] of events.entries()) {
        for (const process of [world, other]) {
          const rest = await readFrom(reply.id, lastEventId, process);
          const expected = said.slice(at + 1);
          expect(textsOf(rest.map(({ event }) => event))).toEqual(textsOf(expected));
          expect(typesOf(rest.map(({ event }) => event)).includes("sources")).toBe(
            typesOf(expected).includes("sources"),
          );
        }
      }
    }
  });

  test("does not show what was deleted since, not even while it is still being written", async () => {
    const { id } = await groundedConversation();
    retrieval.next([rent]);
    world.chatModel.next({ text: "等" }, { hold: true });
    const { reply } = await world.service.send(person, { conversationId: id, content: "租金？" });
    const first = world.service.onReply(person, { messageId: reply.id })[Symbol.asyncIterator]();
    expect((await first.next()).value?.event).toMatchObject({ sources: [{ content: rent }] });

    retrieval.deleteTexts();
    const late = world.service.onReply(person, { messageId: reply.id })[Symbol.asyncIterator]();
    expect((await late.next()).value?.event).toMatchObject({
      type: "sources",
      sources: [{ content: "", title: "文件1" }],
    });

    await world.service.stop(person, { messageId: reply.id });
    const [sources] = await readFrom(reply.id, null);
    expect(sources?.event).toMatchObject({ type: "sources", sources: [{ content: "" }] });
  });

  test("is stopped while its sources are still being looked for", async () => {
    const { id } = await groundedConversation();
    const before = world.chatModel.requests.length;
    const searched = retrieval.requests.length;
    retrieval.next({ until: new Promise(() => {}), texts: [rent] });
    const { reply } = await world.service.send(person, { conversationId: id, content: "租金？" });
    await expect.poll(() => retrieval.requests.length).toBe(searched + 1);

    const stopped = await world.service.stop(person, { messageId: reply.id });

    expect(stopped).toMatchObject({ status: "stopped", content: "", sources: [] });
    expect(world.chatModel.requests).toHaveLength(before);
  });

  test("is written without sources where looking for them fails, and the trace says so", async () => {
    const { id } = await groundedConversation();
    retrieval.next({ fail: new Error("the index is broken") });
    world.chatModel.next({ text: "凭我所知……" });

    const { reply } = await world.service.send(person, { conversationId: id, content: "租金？" });
    const { events, message } = await answered(reply.id);

    expect(typesOf(events)).toEqual(["delta", "done"]);
    expect(message).toMatchObject({ status: "complete", sources: [], citations: [] });
    const { trace } = await world.db.prisma.retrievalTrace.findUniqueOrThrow({
      where: { messageId: reply.id },
    });
    expect(JSON.stringify(trace)).toContain("The search failed.");
  });

  test("that found nothing tells no sources, and the model is told", async () => {
    const { id } = await groundedConversation();
    const { reply } = await world.service.send(person, { conversationId: id, content: "天气？" });
    const { events } = await answered(reply.id);

    expect(typesOf(events)).toEqual(["delta", "done"]);
    expect(world.chatModel.requests.at(-1)).toMatchObject({
      turns: [{ role: "system", content: "nothing found" }, { role: "user" }],
      grounding: { question: "天气？", sources: [] },
    });
  });

  test("looks for what a follow-up question is about", async () => {
    const { id } = await groundedConversation();
    await world.service.chat(person, { conversationId: id, content: "空调多少钱？" });
    await world.service.chat(person, { conversationId: id, content: "它的保修期呢？" });

    expect(retrieval.requests.at(-1)).toMatchObject({
      question: "它的保修期呢？",
      previousQuestion: "空调多少钱？",
    });
  });
});

describe("its siblings and its continuation", () => {
  test("another answer looks anew", async () => {
    const { id } = await groundedConversation();
    retrieval.next([rent]);
    const { reply } = await world.service.chat(person, { conversationId: id, content: "租金？" });
    retrieval.next([deposit]);

    const again = await world.service.regenerate(person, { messageId: reply.id });
    const { message } = await answered(again.reply.id);

    expect(message.sources.map(({ end }) => end)).toEqual([deposit.length]);
  });

  test("an answer that goes on keeps the sources that it had, and cites over its whole text", async () => {
    const { id } = await groundedConversation();
    retrieval.next([rent]);
    world.chatModel.next({ text: "“租金为每月" }, { hold: true });
    const { reply } = await world.service.send(person, { conversationId: id, content: "租金？" });
    for await (const { event } of world.service.onReply(person, { messageId: reply.id })) {
      if (event.type === "delta") break;
    }
    const stopped = await world.service.stop(person, { messageId: reply.id });
    const searches = retrieval.requests.length;

    world.chatModel.next({ text: "三千五百元”[1]" });
    await world.service.continue(person, { messageId: reply.id });
    const { message } = await answered(reply.id);

    expect(retrieval.requests).toHaveLength(searches);
    expect(message.sources).toEqual(stopped.sources);
    expect(message.citations).toMatchObject([{ number: 1, quote: "租金为每月三千五百元", verified: true }]);
    expect(world.chatModel.requests.at(-1)?.turns[1]).toEqual({
      role: "user",
      content: `(1) ${rent}\n租金？`,
    });
  });
});

test("an answer whose process died keeps its sources, and what it had quoted by then is checked", async () => {
  const { id: conversationId } = await world.service.create(person, { title: "租约" });
  retrieval.next([rent]);
  const { message, reply: model } = await world.service.chat(person, {
    ...{ conversationId, content: "租金？", knowledgeBaseIds: [await createBase()] },
  });
  const { organizationId, userId } = person;
  const scope = { organizationId, conversationId };
  const id = uuidv7();
  const content = "“租金为每月三千五百元”[1]，“押金";
  await world.db.prisma.message.create({
    data: {
      ...{ id, ...scope, parentId: message.id, role: "assistant", status: "streaming", model: "test-model" },
      ...{ content: "", draftContent: content, sources: model.sources },
    },
  });
  const { id: priceVersionId } = await world.db.prisma.priceVersion.findFirstOrThrow({
    where: { modelId: null },
  });
  await world.db.prisma.llmCall.create({
    data: {
      ...{
        id: uuidv7(),
        ...scope,
        userId,
        messageId: id,
        priceVersionId,
        purpose: "answer",
        state: "streaming",
      },
      ...{ model: "test-model", provider: "test", leaseOwner: uuidv7(), leaseExpiresAt: new Date(0) },
    },
  });

  await using sweeper = openProcess(world.db, { leaseSeconds: 2, retrieval });
  const ended = await answered(id, sweeper);

  expect(ended.message).toMatchObject({
    ...{ status: "interrupted", content, sources: model.sources },
    citations: [{ number: 1, quote: "租金为每月三千五百元", verified: true }],
  });
});

describe("a conversation's bases", () => {
  test("are given when it is created or changed, and shown wherever it is", async () => {
    const [one, two] = [await createBase(), await createBase()];
    const created = await world.service.create(person, { knowledgeBaseIds: [one, two, one] });
    expect(created.knowledgeBaseIds).toEqual([one, two].sort());

    const changed = await world.service.update(person, {
      conversationId: created.id,
      knowledgeBaseIds: [two],
    });
    expect(changed.knowledgeBaseIds).toEqual([two]);
    expect(await world.service.update(person, { conversationId: created.id, title: "新" })).toMatchObject({
      knowledgeBaseIds: [two],
    });
    expect((await world.service.get(person, { conversationId: created.id })).knowledgeBaseIds).toEqual([two]);
    expect((await world.service.list(person, { limit: 5 })).items[0]?.knowledgeBaseIds).toEqual([two]);

    await world.db.prisma.knowledgeBase.delete({ where: { id: two } });
    expect((await world.service.get(person, { conversationId: created.id })).knowledgeBaseIds).toEqual([]);
  });

  test("are one's own: another's is not there, and nothing is changed", async () => {
    const others = await createBase(await world.person());
    const mine = await createBase();
    const { id } = await world.service.create(person, { knowledgeBaseIds: [mine] });
    const notFound = { code: "NOT_FOUND" };

    await expect(world.service.create(person, { knowledgeBaseIds: [mine, others] })).rejects.toMatchObject(
      notFound,
    );
    await expect(
      world.service.update(person, { conversationId: id, title: "改", knowledgeBaseIds: [others] }),
    ).rejects.toMatchObject(notFound);
    await expect(
      world.service.send(person, { conversationId: id, content: "问", knowledgeBaseIds: [others] }),
    ).rejects.toMatchObject(notFound);
    expect(await world.service.get(person, { conversationId: id })).toMatchObject({
      title: "新对话",
      knowledgeBaseIds: [mine],
    });
    expect(await world.service.countMessages(person, { conversationId: id })).toBe(0);
  });

  test("named in a question they count for this one alone", async () => {
    const { id } = await groundedConversation();
    const other = await createBase();
    await world.service.chat(person, { conversationId: id, content: "问一", knowledgeBaseIds: [other] });
    expect(retrieval.requests.at(-1)?.knowledgeBaseIds).toEqual([other]);

    const searches = retrieval.requests.length;
    await world.service.chat(person, { conversationId: id, content: "问二", knowledgeBaseIds: [] });
    expect(retrieval.requests).toHaveLength(searches);

    await world.service.chat(person, { conversationId: id, content: "问三" });
    expect(retrieval.requests.at(-1)?.knowledgeBaseIds).not.toEqual([other]);
  });
});

/** The texts that events carry, joined: events may be cut elsewhere. */
function textsOf(events: readonly ReplyEvent[]): [string, string] {
  return [
    events.map((event) => (event.type === "reasoning" ? event.text : "")).join(""),
    events.map((event) => (event.type === "delta" ? event.text : "")).join(""),
  ];
}
