import { randomUUID } from "node:crypto";
import type { RunningServer } from "@claw/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { chanceOf, seeded } from "./chance.ts";
import { type Ground, openGround } from "./ground.ts";
import { createConversation, type Person, register, send } from "./person.ts";
import { attach, createReader, type Reader } from "./reader.ts";
import { piecesFor, questionIn } from "./scripted-text.ts";

const generations = 50;
const cutsEach = 4;
const pieces = 80;

let ground: Ground;
let server: RunningServer;
let people: Person[];
beforeAll(async () => {
  ground = await openGround();
  server = await ground.start();
  people = await Promise.all(Array.from({ length: 5 }, () => register(server.url)));
  ground.provider.usually((request) => ({
    pieces: piecesFor(questionIn(request), pieces),
    pauseMs: 5 + chanceOf(questionIn(request)).below(15),
  }));
});
afterAll(() => ground[Symbol.asyncDispose]());

test(`${generations} answers whose sockets are cut at ${generations * cutsEach} random moments arrive whole, each with one \`done\` ${seeded}`, async () => {
  const readers = await Promise.all(
    Array.from({ length: generations }, (_, index) => readThroughCuts(index)),
  );

  for (const { question, reader } of readers) {
    const whole = piecesFor(question, pieces).join("");

    expect(reader.text).toBe(whole);
    expect(reader.done).toMatchObject({ status: "complete", content: whole });
    expect(reader.sockets).toBe(cutsEach + 1);
  }
});

/** Reads one answer over several sockets, each of which ends somewhere between "not yet open" and "nearly done". */
async function readThroughCuts(index: number): Promise<{ question: string; reader: Reader }> {
  const person = people[index % people.length];
  if (!person) throw new Error("nobody asks");
  const question = `question ${index}`;
  const chance = chanceOf(`cuts of ${question}`);
  const length = piecesFor(question, pieces).join("").length;
  const conversationId = await createConversation(server.url, person);
  const ids = { conversationId, messageId: randomUUID() };
  const { reply } = await send(server.url, person, { ...ids, content: question });
  const reader = createReader(reply.id);

  const cuts = Array.from({ length: cutsEach }, () => chance.below(length)).sort((a, b) => a - b);
  for (const cut of cuts) {
    // Half of them by the text read, half by the clock: within an event, a handshake, or between two frames.
    const within = chance.below(2) === 0 ? chance.below(60) : null;
    const parting = await attach(reader, server.url, person, (now, socket) => {
      if (within !== null) cutWithin(socket, within);
      return now.text.length >= cut;
    });
    expect(parting, `${question} before ${cut}`).not.toBe("done");
  }
  await attach(reader, server.url, person);

  return { question, reader };
}

const scheduled = new WeakSet<object>();

/** Cuts the socket after so many milliseconds. */
function cutWithin(socket: AsyncDisposable, milliseconds: number): void {
  if (scheduled.has(socket)) return;

  scheduled.add(socket);
  setTimeout(() => void socket[Symbol.asyncDispose](), milliseconds);
}
