import type { UserActor } from "@claw/contract";
import { uuidv7 } from "@claw/db";
import { expect, test } from "vitest";
import { checkInvariants } from "../../../src/billing/index.ts";
import { correctedCall, settledCall } from "./settled-call.ts";
import { openWorld, type World } from "./world.ts";

async function messageOf({ db }: World, { organizationId, userId }: UserActor) {
  const [conversationId, messageId] = [uuidv7(), uuidv7()];
  await db.prisma.conversation.create({
    data: { id: conversationId, organizationId, ownerId: userId, title: "租约" },
  });
  await db.prisma.message.create({
    data: { id: messageId, organizationId, conversationId, role: "assistant", content: "是。" },
  });

  return { conversationId, messageId };
}

test("an answer's calls are shown in their order, with the prices that they were charged at", async () => {
  await using world = await openWorld();
  const person = await world.person();
  const place = await messageOf(world, person);
  const first = await settledCall(world.db, person, { ...place, at: "2027-03-01T00:00:00.000Z" });
  const second = await settledCall(world.db, person, {
    ...place,
    at: "2027-03-01T00:01:00.000Z",
    usageSource: "estimated",
  });
  await correctedCall(world.db, second.id, { fresh: 7, output: 3 });
  await settledCall(world.db, person);

  const calls = await world.accounts.messageCalls(person, { messageId: place.messageId });

  expect(calls).toMatchObject([
    { id: first.id, usageSource: "provider", totalTokens: 150, cost: "0.003000", state: "settled" },
    { id: second.id, usageSource: "reconciled", totalTokens: 10, cost: "0.000200" },
  ]);
  expect(calls[0]?.price).toEqual({
    input: "20.000000",
    cached: "20.000000",
    cacheWrite: "20.000000",
    output: "20.000000",
    reasoning: "20.000000",
    perRequest: "0.000000",
  });
  expect(await checkInvariants(world.db)).toEqual([]);
});

test("another's message is not there, in one's own organization neither", async () => {
  await using world = await openWorld();
  const owner = await world.person();
  const member = await world.join(owner, "member");
  const { messageId } = await messageOf(world, member);

  for (const stranger of [owner, await world.person()]) {
    await expect(world.accounts.messageCalls(stranger, { messageId })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  }
  await expect(world.accounts.messageCalls(owner, { messageId: uuidv7() })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});
