import { randomUUID } from "node:crypto";
import { patience } from "@claw/testing/patience";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { expectAllSettledOnce } from "./expect-settled.ts";
import { findStored } from "./find-stored.ts";
import { type Ground, leaseSeconds, openGround } from "./ground.ts";
import { jump, jumpingClock } from "./jumping-clock.ts";
import { call, createConversation, register, send } from "./person.ts";
import { attach, createReader, follow } from "./reader.ts";
import { questionIn } from "./scripted-text.ts";

const hour = 3_600_000;

let ground: Ground;
beforeAll(async () => {
  ground = await openGround();
});
afterAll(() => ground[Symbol.asyncDispose]());

test("a clock that jumps an hour forward or back under the owner of an answer loses no lease, settles nothing twice, and stops no new answer", {
  timeout: 60_000,
}, async () => {
  const [ahead, behind, right] = await Promise.all([
    ground.start({ NODE_OPTIONS: jumpingClock(hour) }),
    ground.start({ NODE_OPTIONS: jumpingClock(-hour) }),
    ground.start(),
  ]);
  const held = await Promise.all([ahead, behind].map((owner) => holdAnswer(owner.url, right.url)));

  for (const { pid } of [ahead, behind]) process.kill(pid, jump);
  await Promise.all(held.map(({ reader }) => untilRenewed(reader.messageId)));
  ground.provider.release();

  for (const { reader, parting } of held) {
    expect(await parting).toBe("done");
    expect(reader.text).toBe("一二三");
    expect(reader.done).toMatchObject({ status: "complete", content: "一二三" });
  }
  for (const [owner, by] of [
    [ahead, hour],
    [behind, -hour],
  ] as const) {
    const { askedAt, done } = await answerOn(owner.url);
    expect(askedAt - Date.now()).toBeCloseTo(by, -5);
    expect(done).toMatchObject({ status: "complete", content: "later" });
  }
  await expectAllSettledOnce(ground.db);
});

test("an owner that was frozen past its lease, and wakes, neither touches nor ends the answer that went on elsewhere", {
  timeout: 60_000,
}, async () => {
  const [owner, other] = await Promise.all([ground.start(), ground.start()]);
  const person = await register(other.url);
  const conversationId = await createConversation(other.url, person);
  ground.provider.next({ pieces: ["一", "二", "旧"], holdAfter: 2, stallAfter: 3 });
  const ids = { conversationId, messageId: randomUUID() };
  const { reply } = await send(owner.url, person, { ...ids, content: "to be frozen" });
  const request = await ground.provider.saw((seen) => questionIn(seen) === "to be frozen");
  const near = follow(createReader(reply.id), owner.url, person);
  const stored = () => findStored(ground.db, reply.id);
  const untilStored = (part: object) =>
    vi.waitFor(async () => expect(await stored()).toMatchObject(part), { timeout: 10_000, interval: 20 });

  // What it has not told PostgreSQL yet when it freezes is what it could do harm with.
  await untilStored({ content: "一二" });
  ground.provider.release();
  await vi.waitFor(() => expect(near.reader.text).toBe("一二旧"), { ...patience, interval: 1 });
  process.kill(owner.pid, "SIGSTOP");
  await untilStored({ status: "interrupted" });
  const kept = (await stored()).content;

  ground.provider.next({ pieces: ["三", "四"], holdAfter: 1 });
  await call(other.url, person, "conversation.continue", { messageId: reply.id });
  await untilStored({ status: "streaming", content: `${kept}三` });
  process.kill(owner.pid, "SIGCONT");
  await ground.provider.saw((seen) => seen === request && seen.wasAborted);
  expect(await stored()).toMatchObject({ status: "streaming", content: `${kept}三` });
  ground.provider.release();

  const far = follow(createReader(reply.id), other.url, person);
  for (const { reader, parting } of [near, far]) {
    expect(await parting).toBe("done");
    expect(reader.done).toMatchObject({ status: "complete", content: `${kept}三四` });
  }
  expect(far.reader.text).toBe(`${kept}三四`);
  await expectAllSettledOnce(ground.db);
});

/** An answer that is written on one server and read on the other, held after its first text has arrived there. */
async function holdAnswer(ownerUrl: string, otherUrl: string) {
  const person = await register(otherUrl);
  const conversationId = await createConversation(otherUrl, person);
  ground.provider.next({ pieces: ["一", "二", "三"], holdAfter: 2 });
  const { reply } = await send(ownerUrl, person, { conversationId, content: "?", messageId: randomUUID() });
  const following = follow(createReader(reply.id), otherUrl, person);
  await following.begun;

  return following;
}

/** Long enough for a lease that is renewed no more to expire, and for the other servers to notice. */
async function untilRenewed(messageId: string): Promise<void> {
  const atJump = await leaseOf(messageId);
  const renewed = async () => expect(await leaseOf(messageId)).toBeGreaterThan(atJump + 1500 * leaseSeconds);

  await vi.waitFor(renewed, { timeout: 10_000, interval: 100 });
}

/** Until when the answer's owner is believed to live, in milliseconds. Throws when it is no longer held. */
async function leaseOf(messageId: string): Promise<number> {
  const call = await ground.db.prisma.llmCall.findFirstOrThrow({ where: { messageId } });
  if (call.state === "settled") throw new Error("the answer was taken from its owner");

  return call.leaseExpiresAt.getTime();
}

/** A new person's first answer. */
async function answerOn(url: string) {
  const person = await register(url);
  const conversationId = await createConversation(url, person);
  ground.provider.next({ pieces: ["later"] });
  const ids = { conversationId, messageId: randomUUID() };
  const { message, reply } = await send(url, person, { ...ids, content: "?" });
  const reader = createReader(reply.id);
  await attach(reader, url, person);

  return { askedAt: Date.parse(message.createdAt), done: reader.done };
}
