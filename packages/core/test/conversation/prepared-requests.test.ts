import type { UserActor } from "@claw/contract";
import type { AdmittedCall, ChatModel, ChatRequest } from "@claw/core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openProcessWith, openWorld, readReply, type World } from "./world.ts";

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world[Symbol.asyncDispose]());

/** A model that notes what becomes of the requests that it makes ready. */
function preparingChatModel() {
  const steps: string[] = [];
  const sentBy: AdmittedCall[] = [];
  const prepared = Promise.withResolvers<ChatRequest>();
  const chatModel: ChatModel = {
    async *stream(_call, request) {
      steps.push(`asked for ${request.maxTokens > 1_000 ? "much" : "little"}`);
      yield { text: "另答", reasoning: "" };
    },
    prepare(request) {
      steps.push("prepared");
      prepared.resolve(request);

      return {
        send(call) {
          steps.push("sent");
          sentBy.push(call);
        },
        async *stream() {
          steps.push("read");
          yield { text: "答", reasoning: "" };
        },
        [Symbol.dispose]: () => void steps.push("given up"),
      };
    },
  };

  return { chatModel, steps, sentBy, prepared: prepared.promise };
}

async function begin({ service }: Pick<World, "service">, person: UserActor) {
  const { id } = await service.create(person, { title: "题" });
  return { conversationId: id, content: "问" };
}

test("a request is made ready while its call is committed, leaves right behind it, and is the one that is read", async () => {
  const person = await world.person();
  const { chatModel, steps, sentBy, prepared } = preparingChatModel();
  await using process = openProcessWith(chatModel, world.db);
  const question = await begin(process, person);
  const wallet = await world.db.pool.connect();
  await wallet.query("BEGIN");
  await wallet.query("SELECT FROM billing_accounts WHERE organization_id = $1 FOR UPDATE", [
    person.organizationId,
  ]);
  const sending = process.service.send(person, question).then((exchange) => {
    steps.push("told");
    return exchange;
  });
  const request = await prepared;
  const before = [...steps];
  await wallet.query("ROLLBACK");
  wallet.release();
  const { reply } = await sending;

  expect(request.turns).toEqual([{ role: "user", content: "问" }]);
  expect(before).toEqual(["prepared"]);
  expect((await readReply(process, person, reply.id)).text).toBe("答");
  expect(steps).toEqual(["prepared", "sent", "read", "told"]);
  const call = await world.db.prisma.llmCall.findFirstOrThrow({ where: { messageId: reply.id } });
  expect(sentBy.map(({ callId }) => callId)).toEqual([call.id]);
});

test("of a question that is refused nothing is sent", async () => {
  const poor = await world.person(0n);
  const { chatModel, steps } = preparingChatModel();
  await using process = openProcessWith(chatModel, world.db);

  await expect(process.service.send(poor, await begin(process, poor))).rejects.toMatchObject({
    code: "INSUFFICIENT_BALANCE",
  });
  expect(steps).toEqual(["prepared", "given up"]);
});

test("of five retries one is sent, and what the others had made ready is given up", async () => {
  const person = await world.person();
  const { chatModel, steps } = preparingChatModel();
  await using process = openProcessWith(chatModel, world.db);
  const question = { ...(await begin(process, person)), messageId: crypto.randomUUID() };

  await Promise.all(Array.from({ length: 5 }, () => process.service.chat(person, question)));

  const count = (step: string) => steps.filter((each) => each === step).length;
  expect([count("sent"), count("read")]).toEqual([1, 1]);
  expect(count("given up")).toBe(count("prepared") - 1);
});

test("who cannot pay for a whole answer is asked for a shorter one, by another request", async () => {
  const person = await world.person(10_000n);
  const { chatModel, steps } = preparingChatModel();
  await using process = openProcessWith(chatModel, world.db);

  const { reply } = await process.service.chat(person, await begin(process, person));

  expect(reply.content).toBe("另答");
  expect(steps).toEqual(["prepared", "given up", "asked for little"]);
});
