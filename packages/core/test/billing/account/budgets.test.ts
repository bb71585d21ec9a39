import { SetBudget, type UserActor } from "@claw/contract";
import { uuidv7 } from "@claw/db";
import { expect, test } from "vitest";
import { checkInvariants } from "../../../src/billing/index.ts";
import { day } from "../../auth/movable-clock.ts";
import { settledCall } from "./settled-call.ts";
import { openWorld, type World } from "./world.ts";

async function set({ accounts }: World, actor: UserActor, input: SetBudget | object) {
  return accounts.setBudget(actor, SetBudget.parse(input));
}

test("a budget that is new in the middle of a period has seen what was spent since it began", async () => {
  await using world = await openWorld();
  const owner = await world.person();
  const member = await world.join(owner, "member");
  await settledCall(world.db, owner, { at: "2027-02-28T15:59:59.999Z", fresh: 9_000 });
  await settledCall(world.db, owner, { at: "2027-02-28T16:00:00.000Z" });
  await settledCall(world.db, member, { at: "2027-02-28T16:30:00.000Z" });

  const ofAll = await set(world, owner, { limit: "5" });
  const ofMember = await set(world, owner, {
    scope: "user",
    userId: member.userId,
    period: "day",
    limit: "0.01",
  });

  expect(ofAll).toMatchObject({
    scope: "organization",
    userId: null,
    period: "month",
    kind: "hard",
    limit: "5.000000",
    warnAtPercent: 80,
    periodStart: "2027-03-01",
    spent: "0.006000",
    held: "0.000000",
    alerts: [],
  });
  expect(ofMember).toMatchObject({ scope: "user", userId: member.userId, spent: "0.003000" });
  expect(await checkInvariants(world.db)).toEqual([]);
});

test("there is one budget for a scope, person and period: setting it again changes it, null takes it away", async () => {
  await using world = await openWorld();
  const owner = await world.person();
  const first = await set(world, owner, { limit: "5" });

  const changed = await set(world, owner, { limit: "7.50", kind: "soft", warnAtPercent: 50 });
  expect(changed).toMatchObject({ id: first?.id, limit: "7.500000", kind: "soft", warnAtPercent: 50 });
  expect(await world.accounts.budgets(owner)).toHaveLength(1);

  expect(await set(world, owner, { limit: null })).toBeNull();
  expect(await set(world, owner, { limit: null })).toBeNull();
  expect(await world.accounts.budgets(owner)).toEqual([]);
  const audited = await world.db.prisma.auditEvent.findMany({ orderBy: { createdAt: "asc" } });
  expect(audited.map(({ action, detail }) => ({ action, detail }))).toEqual(
    expect.arrayContaining([
      { action: "budget_set", detail: { scope: "organization", period: "month", kind: "hard", limit: "5" } },
      {
        action: "budget_set",
        detail: { scope: "organization", period: "month", kind: "hard", limit: "none" },
      },
    ]),
  );
  expect(audited).toHaveLength(3);
});

test("ten that set the same budget at once leave one", async () => {
  await using world = await openWorld();
  const owner = await world.person();

  await Promise.all(Array.from({ length: 10 }, (_, at) => set(world, owner, { limit: String(at + 1) })));

  expect(await world.db.prisma.budget.count()).toBe(1);
  expect(await checkInvariants(world.db)).toEqual([]);
});

test("members set budgets of themselves alone, and do not lift what an admin has set for them", async () => {
  await using world = await openWorld();
  const owner = await world.person();
  const [admin, billing, member] = [
    await world.join(owner, "admin"),
    await world.join(owner, "billing"),
    await world.join(owner, "member"),
  ];
  const own = { scope: "user", limit: "5" };

  expect(await set(world, member, own)).toMatchObject({ userId: member.userId });
  expect(await set(world, member, { ...own, limit: "6" })).toMatchObject({ limit: "6.000000" });
  await set(world, admin, { scope: "user", userId: member.userId, limit: "1" });

  const refused: [UserActor, object][] = [
    [member, own],
    [member, { ...own, limit: null }],
    [member, { limit: "5" }],
    [member, { ...own, userId: owner.userId }],
    [member, { ...own, userId: uuidv7() }],
    [billing, { limit: "5" }],
    [billing, { ...own, userId: member.userId }],
  ];
  for (const [actor, input] of refused) {
    await expect(set(world, actor, input)).rejects.toMatchObject({ code: "FORBIDDEN" });
  }
  expect((await world.accounts.budgets(member)).map(({ limit }) => limit)).toEqual(["1.000000"]);
});

test("a person of another organization is not there, and a budget of all names nobody: nothing is written", async () => {
  await using world = await openWorld();
  const [owner, stranger] = [await world.person(), await world.person()];

  for (const userId of [stranger.userId, uuidv7()]) {
    await expect(set(world, owner, { scope: "user", userId, limit: "5" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
  }
  await expect(set(world, owner, { userId: owner.userId, limit: "5" })).rejects.toMatchObject({
    code: "INVALID_INPUT",
  });
  expect(await world.db.prisma.budget.count()).toBe(0);
  expect(await world.db.prisma.auditEvent.count()).toBe(0);
});

test("those who see all spending see all budgets; a member sees the organization's and their own", async () => {
  await using world = await openWorld();
  const owner = await world.person();
  const [billing, member] = [await world.join(owner, "billing"), await world.join(owner, "member")];
  await set(world, owner, { limit: "9" });
  await set(world, owner, { scope: "user", limit: "5" });
  await set(world, owner, { scope: "user", userId: member.userId, limit: "3" });
  const limits = async (actor: UserActor) => (await world.accounts.budgets(actor)).map(({ limit }) => limit);

  expect((await limits(billing)).sort()).toEqual(["3.000000", "5.000000", "9.000000"]);
  expect((await limits(member)).sort()).toEqual(["3.000000", "9.000000"]);
  expect(await limits(await world.person())).toEqual([]);
});

test("a new period has spent nothing, and the first of the month is a day like another", async () => {
  await using world = await openWorld();
  const owner = await world.person();
  await settledCall(world.db, owner, { at: "2027-02-28T16:00:00.000Z" });
  await set(world, owner, { period: "day", limit: "5" });
  await set(world, owner, { period: "month", limit: "5" });

  world.clock.advance(day);

  expect(await world.accounts.budgets(owner)).toMatchObject([
    { period: "day", periodStart: "2027-03-02", spent: "0.000000" },
    { period: "month", periodStart: "2027-03-01", spent: "0.003000" },
  ]);
});

test("warnings that a higher limit has made untrue are taken back, so that they come again when they are true", async () => {
  await using world = await openWorld();
  const owner = await world.person();
  await settledCall(world.db, owner, { fresh: 9_500, output: 0 });
  const budget = await set(world, owner, { limit: "0.20" });
  const row = { budgetId: budget?.id ?? "", periodStart: new Date("2027-03-01T00:00:00Z") };
  await world.db.prisma.budgetAlert.create({ data: { ...row, percent: 80 } });
  expect(await world.accounts.budgets(owner)).toMatchObject([{ alerts: [{ percent: 80 }] }]);

  expect(await set(world, owner, { limit: "0.21", kind: "soft" })).toMatchObject({
    alerts: [{ percent: 80 }],
  });
  expect(await set(world, owner, { limit: "2" })).toMatchObject({ alerts: [] });
});

test.each(["-5", "0", "0.001", "1000001", "=1+1", "5 ", "1e3"])("%j is no limit", (limit) => {
  expect(SetBudget.safeParse({ limit }).success).toBe(false);
});
