import { GetUsage, type UserActor } from "@claw/contract";
import { uuidv7 } from "@claw/db";
import { expect, test } from "vitest";
import { checkInvariants } from "../../../src/billing/index.ts";
import { correctedCall, settledCall } from "./settled-call.ts";
import { openWorld, type World } from "./world.ts";

const march = { from: "2027-03-01", to: "2027-03-31" };

async function usage({ accounts }: World, actor: UserActor, input: Partial<GetUsage>) {
  return accounts.usage(actor, GetUsage.parse({ ...march, ...input }));
}

async function conversationOf({ db }: World, { organizationId, userId }: UserActor, title: string) {
  const id = uuidv7();
  await db.prisma.conversation.create({ data: { id, organizationId, ownerId: userId, title } });

  return id;
}

test("a call counts on the day of China's calendar on which it was admitted; days without any are left out", async () => {
  await using world = await openWorld();
  const person = await world.person();
  await settledCall(world.db, person, { at: "2027-02-28T15:59:59.999Z" });
  await settledCall(world.db, person, { at: "2027-02-28T16:00:00.000Z" });
  await settledCall(world.db, person, { at: "2027-03-31T15:59:59.999Z", fresh: 10, output: 0 });
  await settledCall(world.db, person, { at: "2027-03-31T16:00:00.000Z" });

  const report = await usage(world, person, {});

  expect(report.groups.map(({ key, calls, cost }) => ({ key, calls, cost }))).toEqual([
    { key: "2027-03-01", calls: 1, cost: "0.003000" },
    { key: "2027-03-31", calls: 1, cost: "0.000200" },
  ]);
  expect(report.total).toMatchObject({
    calls: 2,
    freshTokens: 110,
    outputTokens: 50,
    totalTokens: 160,
    cost: "0.003200",
  });
  expect(await checkInvariants(world.db)).toEqual([]);
});

test("groups are the most costly first, and split once more by what is asked for", async () => {
  await using world = await openWorld();
  const person = await world.person();
  await settledCall(world.db, person, { model: "cheap", purpose: "answer", usageSource: "estimated" });
  await settledCall(world.db, person, { model: "dear", purpose: "title", fresh: 5_000 });
  await settledCall(world.db, person, { model: "dear", purpose: "answer", fresh: 9_000 });

  const report = await usage(world, person, { groupBy: "model", thenBy: "purpose" });

  expect(
    report.groups.map(({ key, subKey, calls, estimatedCalls }) => [key, subKey, calls, estimatedCalls]),
  ).toEqual([
    ["dear", "answer", 1, 0],
    ["dear", "title", 1, 0],
    ["cheap", "answer", 1, 1],
  ]);
});

test("by conversation it shows one's own titles, calls outside of conversations under null, and sums like by day", async () => {
  await using world = await openWorld();
  const person = await world.person();
  const kept = await conversationOf(world, person, "租约");
  const deleted = uuidv7();
  await settledCall(world.db, person, { conversationId: kept, fresh: 900 });
  await settledCall(world.db, person, { conversationId: deleted, fresh: 500 });
  await settledCall(world.db, person, { purpose: "embedding" });

  const report = await usage(world, person, { groupBy: "conversation" });

  expect(report.groups.map(({ key, label }) => ({ key, label }))).toEqual([
    { key: kept, label: "租约" },
    { key: deleted, label: null },
    { key: null, label: null },
  ]);
  expect(report.total).toEqual((await usage(world, person, {})).total);
});

test("what was corrected counts as corrected, by day and by conversation alike", async () => {
  await using world = await openWorld();
  const person = await world.person();
  const conversationId = await conversationOf(world, person, "租约");
  const { id } = await settledCall(world.db, person, { conversationId, usageSource: "estimated" });
  await correctedCall(world.db, id, { fresh: 1_000, output: 100 });

  const byDay = await usage(world, person, {});
  const byConversation = await usage(world, person, { groupBy: "conversation" });

  expect(byDay.total).toMatchObject({ calls: 1, estimatedCalls: 0, freshTokens: 1_000, cost: "0.022000" });
  expect(byConversation.total).toEqual(byDay.total);
  expect(await checkInvariants(world.db)).toEqual([]);
});

test("the organization's usage is for those who keep its accounts; others see their own", async () => {
  await using world = await openWorld();
  const owner = await world.person();
  const [admin, billing, member] = [
    await world.join(owner, "admin"),
    await world.join(owner, "billing"),
    await world.join(owner, "member"),
  ];
  await world.db.prisma.user.update({ where: { id: member.userId }, data: { name: "韩梅梅" } });
  const conversationId = await conversationOf(world, member, "私事");
  await settledCall(world.db, owner);
  await settledCall(world.db, member, { conversationId, fresh: 900 });

  for (const keeper of [owner, admin, billing]) {
    const report = await usage(world, keeper, { groupBy: "user", scope: "organization" });
    expect(report.groups.map(({ key, label }) => ({ key, label }))).toEqual([
      { key: member.userId, label: "韩梅梅" },
      { key: owner.userId, label: null },
    ]);
  }
  const titles = await usage(world, owner, { groupBy: "conversation", scope: "organization" });
  expect(titles.groups).toMatchObject([{ key: conversationId, label: null }, { key: null }]);
  await expect(usage(world, member, { scope: "organization" })).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect((await usage(world, member, { groupBy: "user" })).groups.map(({ key }) => key)).toEqual([
    member.userId,
  ]);
});

test("another organization's usage is nobody's; without any the sums are zero", async () => {
  await using world = await openWorld();
  const [one, other] = [await world.person(), await world.person()];
  await settledCall(world.db, one);

  for (const groupBy of ["day", "conversation"] as const) {
    const report = await usage(world, other, { groupBy, scope: "organization" });
    expect(report).toMatchObject({ groups: [], total: { calls: 0, totalTokens: 0, cost: "0.000000" } });
  }
});

test("at most 500 groups are listed, the most costly ones, and the total counts all", async () => {
  await using world = await openWorld();
  const person = await world.person();
  await settledCall(world.db, person, { model: "known" });
  await world.db.pool.query(
    `INSERT INTO usage_days SELECT organization_id, user_id, day, 'model-' || n, purpose, 1, 0, n, 0, 0, 0, 0, n
     FROM usage_days, generate_series(1, 600) n`,
  );

  const report = await usage(world, person, { groupBy: "model" });

  expect(report.groups).toHaveLength(500);
  expect(report.groups.slice(0, 2).map(({ key }) => key)).toEqual(["known", "model-600"]);
  expect(report.total.calls).toBe(601);
});
