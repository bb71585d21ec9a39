import type { Conversation, CreateConversation, Exchange, Message, SendMessage } from "@claw/contract";
import { TRPCClientError } from "@trpc/client";
import { expect, test } from "vitest";
import { optimisticConversation } from "../empty/optimistic-conversation.ts";
import { createOutbox } from "./outbox.ts";
import { type SendDeps, sendMessage } from "./send-message.ts";

const lost = () => TRPCClientError.from(new TypeError("Failed to fetch"));
const refused = (reason: string) =>
  new TRPCClientError("no", {
    result: { error: { code: -32000, message: "no", data: { reason, fields: [] } } },
  });

function message(id: string, role: "user" | "assistant", content: string): Message {
  return {
    id,
    conversationId: "c",
    parentId: null,
    role,
    content,
    reasoning: "",
    status: role === "user" ? "complete" : "streaming",
    model: null,
    usage: null,
    cost: null,
    citations: [],
    finishReason: null,
    errorCode: null,
    createdAt: "2026-01-01T00:00:00.000Z",
  };
}

/** A server that fails as planned, and remembers what it was asked. */
function world(...failures: Error[]) {
  const sent: SendMessage[] = [];
  const created: CreateConversation[] = [];
  const shown: string[] = [];
  const texts = new Map<string, string>();
  const waits: number[] = [];
  let lastId = 0;
  const newId = () => {
    lastId += 1;
    return `m${lastId}`;
  };
  const deps: SendDeps = {
    async create(input): Promise<Conversation> {
      created.push(input);
      const failure = failures.shift();
      if (failure) throw failure;
      return optimisticConversation(
        input.id ?? "",
        { type: "chat", model: null, systemPrompt: "" },
        new Date(0),
      );
    },
    async send(input): Promise<Exchange> {
      sent.push(input);
      const failure = failures.shift();
      if (failure) throw failure;
      return {
        message: message(input.messageId ?? "", "user", input.content),
        reply: message("reply", "assistant", ""),
      };
    },
    cache: { putConversation: ({ id }) => shown.push(id), putMessage: ({ id }) => shown.push(id) },
    outbox: createOutbox({ newId, now: () => new Date(0) }),
    drafts: { read: (place) => texts.get(place) ?? "", write: (place, text) => void texts.set(place, text) },
    wait: async (milliseconds) => void waits.push(milliseconds),
  };

  return { deps, sent, created, shown, texts, waits };
}

const question = { conversationId: "c", content: "问题", place: "c" };

test("a message shows at once, and question and answer replace it when the server has them", async () => {
  const { deps, shown, texts } = world();
  texts.set("c", "问题");
  const sending = sendMessage(deps, question);

  expect(deps.outbox.store.get().outgoing.map(({ content }) => content)).toEqual(["问题"]);
  expect(texts.get("c")).toBe("");
  expect(await sending).toEqual({ failure: null, isCreated: true });
  expect(shown).toEqual(["m1", "reply"]);
  expect(deps.outbox.store.get()).toEqual({ outgoing: [], failed: {} });
});

test("a lost connection is tried again under the same id, so that the question arrives once", async () => {
  const { deps, sent, waits } = world(lost(), lost());

  expect((await sendMessage(deps, question)).failure).toBeNull();
  expect(sent.map(({ messageId }) => messageId)).toEqual(["m1", "m1", "m1"]);
  expect(waits).toHaveLength(2);
});

test("a refusal is not repeated; the text goes back into the composer, before what was typed since", async () => {
  const { deps, sent, texts } = world(refused("RATE_LIMITED"));
  const sending = sendMessage(deps, question);
  texts.set("c", "后来写的");
  const { failure } = await sending;

  expect(failure?.reason).toBe("RATE_LIMITED");
  expect(sent).toHaveLength(1);
  expect(texts.get("c")).toBe("问题\n\n后来写的");
  expect(deps.outbox.store.get().outgoing).toEqual([]);
  expect(deps.outbox.store.get().failed.c?.failure.reason).toBe("RATE_LIMITED");
});

test("the same text sent again keeps its id, another text gets its own", async () => {
  const { deps, sent } = world(refused("UNAVAILABLE"), refused("UNAVAILABLE"));
  await sendMessage(deps, question);
  await sendMessage(deps, question);
  await sendMessage(deps, { ...question, content: "另一个" });

  expect(sent.map(({ messageId }) => messageId)).toEqual(["m1", "m1", "m2"]);
});

test("a conversation that could not be made leaves its first message where it was typed", async () => {
  const { deps, texts } = world(refused("UNAVAILABLE"));
  const result = await sendMessage(deps, { ...question, place: "new", create: { id: "c" } });

  expect(result.isCreated).toBe(false);
  expect(texts.get("new")).toBe("问题");
});

test("a conversation that was made keeps the message that it could not take", async () => {
  const { deps, texts, created } = world();
  deps.send = async () => {
    throw refused("INSUFFICIENT_BALANCE");
  };
  const result = await sendMessage(deps, { ...question, place: "new", create: { id: "c" } });

  expect(created).toEqual([{ id: "c" }]);
  expect(result.isCreated).toBe(true);
  expect(texts.get("new")).toBe("");
  expect(texts.get("c")).toBe("问题");
});
