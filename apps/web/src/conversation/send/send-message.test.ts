import { expect, test } from "vitest";
import { resumeKept } from "./resume-kept.ts";
import { sendMessage } from "./send-message.ts";
import { lost, refused, sendingWorld, settle } from "./sending-world.ts";

const question = { conversationId: "c", content: "问题", place: "c", parentId: "a1" };
const ids = (calls: { input: { messageId?: string | undefined } | { id?: string | undefined } }[]) =>
  calls.map(({ input }) => ("messageId" in input ? input.messageId : undefined));

test("a message shows at once, follows what was shown last, and is replaced when the server has it", async () => {
  const { deps, calls, shown, followed, texts, kept } = sendingWorld();
  texts.set("c", "问题");
  const sending = sendMessage(deps, question);

  expect(deps.outbox.store.get().outgoing).toMatchObject([{ kind: "question", content: "问题" }]);
  expect(texts.get("c")).toBe("");
  expect(await sending).toEqual({ failure: null, isCreated: true });
  expect(calls).toEqual([
    { verb: "send", input: { conversationId: "c", content: "问题", messageId: "m1", parentId: "a1" } },
  ]);
  expect([shown, followed]).toEqual([["m1", "reply"], ["c"]]);
  expect(deps.outbox.store.get()).toEqual({ outgoing: [], failed: {}, refused: {} });
  expect(kept.list()).toEqual([]);
});

test("a message from far back goes to the end of the branch that is shown there, also when the page was closed", async () => {
  const { deps, calls, kept } = sendingWorld();
  const sending = sendMessage(deps, { ...question, parentId: null, belowId: "a1" });

  expect(kept.list()).toMatchObject([{ parentId: null, belowId: "a1" }]);
  await sending;
  expect(calls).toEqual([
    { verb: "send", input: { conversationId: "c", content: "问题", messageId: "m1", belowId: "a1" } },
  ]);
});

test("without a network it waits, says so, and is sent under its id as often as needed", async () => {
  const { deps, calls, waits } = sendingWorld(...Array.from({ length: 30 }, lost));
  const states: boolean[] = [];
  deps.outbox.store.subscribe(() => {
    const [first] = deps.outbox.store.get().outgoing;
    if (first) states.push(first.isWaiting);
  });

  expect((await sendMessage(deps, question)).failure).toBeNull();
  expect(new Set(ids(calls))).toEqual(new Set(["m1"]));
  expect(waits).toHaveLength(30);
  expect(states.slice(0, 3)).toEqual([false, true, false]);
});

test("a server that is starting is asked some times more, and then says that it is busy", async () => {
  const starting = sendingWorld(refused("UNAVAILABLE"), lost(), refused("UNAVAILABLE"));
  expect((await sendMessage(starting.deps, question)).failure).toBeNull();

  const busy = sendingWorld(...Array.from({ length: 9 }, () => refused("UNAVAILABLE")));
  expect((await sendMessage(busy.deps, question)).failure?.reason).toBe("UNAVAILABLE");
  expect(busy.calls).toHaveLength(5);
  expect(busy.texts.get("c")).toBe("问题");
});

test("what waits can be taken back: it goes into the composer and is not sent", async () => {
  const { deps, calls, texts, kept, hold } = sendingWorld(lost());
  hold();
  const sending = sendMessage(deps, question);
  await settle();
  texts.set("c", "后来写的");
  deps.outbox.takeBack("m1");

  expect(await sending).toEqual({ failure: null, isCreated: true });
  expect(calls).toHaveLength(1);
  expect(texts.get("c")).toBe("问题\n\n后来写的");
  expect(deps.outbox.store.get()).toEqual({ outgoing: [], failed: {}, refused: {} });
  expect(kept.list()).toEqual([]);
});

test("what waits when the page is closed is sent by the next one, under the same id", async () => {
  const closed = sendingWorld(lost());
  closed.hold();
  void sendMessage(closed.deps, { ...question, create: { id: "c", type: "support" } });
  await settle();

  const next = sendingWorld();
  const seeded: string[] = [];
  const cache = { seedConversation: ({ id, type }: { id: string; type: string }) => seeded.push(id, type) };
  resumeKept({ send: next.deps, kept: closed.kept, cache });
  await settle();

  expect(seeded).toEqual(["c", "support"]);
  expect(next.calls.map(({ verb }) => verb)).toEqual(["create", "send"]);
  expect(ids(next.calls)[1]).toBe("m1");
});

test("whoever is signed out finds the question again later, and nothing of it is left for others", async () => {
  const { deps, texts, kept, hold } = sendingWorld(lost());
  hold();
  const sending = sendMessage(deps, question);
  await settle();
  deps.outbox.clear();
  await sending;

  expect(texts.get("c")).toBe("");
  expect(kept.list()).toMatchObject([{ id: "m1", content: "问题" }]);
  expect(deps.outbox.store.get()).toEqual({ outgoing: [], failed: {}, refused: {} });
});

test("a refusal is not repeated; the text goes back into the composer, before what was typed since", async () => {
  const { deps, calls, texts, kept } = sendingWorld(refused("RATE_LIMITED"));
  const sending = sendMessage(deps, question);
  texts.set("c", "后来写的");
  const { failure } = await sending;

  expect(failure?.reason).toBe("RATE_LIMITED");
  expect(calls).toHaveLength(1);
  expect(texts.get("c")).toBe("问题\n\n后来写的");
  expect(deps.outbox.store.get().outgoing).toEqual([]);
  expect(deps.outbox.store.get().failed.c?.failure.reason).toBe("RATE_LIMITED");
  expect(kept.list()).toEqual([]);
});

test("the same text sent again keeps its id, another text gets its own", async () => {
  const { deps, calls } = sendingWorld(refused("RATE_LIMITED"), refused("RATE_LIMITED"));
  await sendMessage(deps, question);
  await sendMessage(deps, question);
  await sendMessage(deps, { ...question, content: "另一个" });

  expect(ids(calls)).toEqual(["m1", "m1", "m2"]);
});

test("a conversation that could not be made leaves its first message where it was typed", async () => {
  const { deps, texts } = sendingWorld(refused("RATE_LIMITED"));
  const result = await sendMessage(deps, { ...question, place: "new", create: { id: "c" } });

  expect(result.isCreated).toBe(false);
  expect(texts.get("new")).toBe("问题");
});

test("a conversation that was made keeps the message that it could not take", async () => {
  const { deps, texts, calls } = sendingWorld();
  deps.calls.send = async () => {
    throw refused("INSUFFICIENT_BALANCE");
  };
  const result = await sendMessage(deps, { ...question, place: "new", create: { id: "c" } });

  expect(calls).toEqual([{ verb: "create", input: { id: "c" } }]);
  expect(result.isCreated).toBe(true);
  expect(texts.get("new")).toBe("");
  expect(texts.get("c")).toBe("问题");
});
