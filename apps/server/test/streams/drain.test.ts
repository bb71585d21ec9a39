import { randomUUID } from "node:crypto";
import { Exchange } from "@claw/contract";
import type { RunningServer, Script } from "@claw/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { connect, mutation, type RawSocket } from "../raw-socket.ts";
import { expectAllSettledOnce } from "./expect-settled.ts";
import { type Ground, openGround } from "./ground.ts";
import { createConversation, type Person, register, send } from "./person.ts";
import { createReader, follow } from "./reader.ts";

const people = 10;
const answersEach = 10;
const whole = ["the beginning, ", "and the end 完"] as const;
const [beginning] = whole;

/** Of each two one goes on when it is let go, the other never does. */
const scripts = new Map<string, Script>([
  ["can end", { pieces: whole, holdAfter: 1 }],
  ["stalls", { pieces: whole, stallAfter: 1 }],
]);

let ground: Ground;
let server: RunningServer;
beforeAll(async () => {
  ground = await openGround();
  // A lease as it usually is: for ten seconds this one process is as busy as it gets, and no other is to take it for dead.
  server = await ground.start({ LEASE_SECONDS: "15" });
});
afterAll(() => ground[Symbol.asyncDispose]());

test("SIGTERM under 100 answers: no new ones, those that can end do, the rest keep their text, sockets hear of it, the process ends in time", {
  timeout: 60_000,
}, async () => {
  const crowd = await Promise.all(Array.from({ length: people }, () => register(server.url)));
  const latecomer = await register(server.url);
  // By what is asked and not by turns: titles are asked for as well, whenever they are due.
  ground.provider.usually(({ body }) => scripts.get(body.messages?.at(-1)?.content ?? "") ?? {});
  const asked = await Promise.all(
    crowd.flatMap((person) =>
      Array.from({ length: answersEach }, (_, index) =>
        beginReading(person, index % 2 === 0 ? "can end" : "stalls"),
      ),
    ),
  );
  const late = await createConversation(server.url, latecomer);
  await using socket = await connect(`${server.url.replace(/^http/, "ws")}/trpc`, { token: latecomer.token });

  const toldAt = performance.now();
  const ended = server.stop();
  await untilRefused(socket, late);
  const told = socket.next(({ method }) => method === "reconnect");
  ground.provider.release();

  await told;
  expect(await ended).toBe(0);
  expect(performance.now() - toldAt).toBeLessThan(14_000);
  for (const { question, reader, parting } of asked) {
    const parted = await parting;
    const reply = await ground.db.prisma.message.findUniqueOrThrow({ where: { id: reader.messageId } });
    if (question === "can end") {
      expect(reply).toMatchObject({ status: "complete", content: whole.join("") });
      expect([parted, reader.text]).toEqual(["done", whole.join("")]);
    } else {
      expect(reply).toMatchObject({ status: "interrupted", content: beginning });
      expect([parted, reader.text]).toEqual(["done", beginning]);
    }
  }
  await expectAllSettledOnce(ground.db);
});

/** Asks, and resolves when the first text has been read; reading goes on. */
async function beginReading(person: Person, question: string) {
  const conversationId = await createConversation(server.url, person);
  const ids = { conversationId, messageId: randomUUID() };
  const { reply } = await send(server.url, person, { ...ids, content: question });
  const following = follow(createReader(reply.id), server.url, person);
  await following.begun;
  expect(following.reader.text).toBe(beginning);

  return { question, ...following };
}

/** Sends until the server takes no more; what it still took ends by itself. */
async function untilRefused(socket: RawSocket, conversationId: string): Promise<void> {
  for (let id = 1; ; id += 1) {
    socket.send(mutation(id, "conversation.send", { conversationId, content: "still there?" }));
    const answer = await socket.next((message) => message.id === id);
    if (answer.error) {
      expect(answer.error.data.reason).toBe("UNAVAILABLE");
      return;
    }

    Exchange.parse(answer.result?.data);
  }
}
