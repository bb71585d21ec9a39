import { SetBudget, type UserActor } from "@claw/contract";
import { expect, test } from "vitest";
import { checkInvariants, openBudgetAlerts, tellBudgetAlerts } from "../../../src/billing/index.ts";
import { minute } from "../../auth/movable-clock.ts";
import { admit, settle } from "../world.ts";
import { settledCall } from "./settled-call.ts";
import { openWorld, type World } from "./world.ts";

/** A budget of which a settlement has written that it is used up, or nearly. */
async function warned(world: World, owner: UserActor, input: object, percent: number): Promise<void> {
  const budget = await world.accounts.setBudget(owner, SetBudget.parse({ limit: "0.01", ...input }));
  const row = { budgetId: budget?.id ?? "", periodStart: new Date("2027-03-01T00:00:00Z") };
  await world.db.prisma.budgetAlert.create({ data: { ...row, percent } });
}

async function addressOf({ db }: World, { userId }: UserActor): Promise<string> {
  return (await db.prisma.user.findUniqueOrThrow({ where: { id: userId } })).email;
}

async function organizationWithMember(world: World) {
  const owner = await world.person();
  const member = await world.join(owner, "member");
  await world.join(owner, "admin");
  await world.db.prisma.organization.update({
    where: { id: owner.organizationId },
    data: { name: "星火\n\n有限公司" },
  });
  await settledCall(world.db, member, { fresh: 400, output: 50 });

  return { owner, member };
}

test("owners and the person whom a budget is about hear of it once, in both languages", async () => {
  await using world = await openWorld();
  const { owner, member } = await organizationWithMember(world);
  await warned(world, owner, { scope: "user", userId: member.userId }, 80);

  expect(await tellBudgetAlerts(world.deps)).toBe(1);
  expect(await tellBudgetAlerts(world.deps)).toBe(0);

  const [one, other] = world.postbox.mails;
  expect(world.postbox.mails.map(({ to }) => to).sort()).toEqual(
    [await addressOf(world, owner), await addressOf(world, member)].sort(),
  );
  expect(one?.subject).toBe("CLAW.AI：预算已用 80% / 80% of a budget is used");
  expect(one?.text).toContain("“星火 有限公司”");
  expect(one?.text).toContain("上限 0.01 元，已用 0.009 元");
  expect(one?.text).toContain("¥0.009 of ¥0.01");
  expect(one?.text).not.toContain("refused");
  expect(other?.text).toBe(one?.text);
});

test("who wants no mails about budgets gets none, and the others theirs", async () => {
  await using world = await openWorld();
  const { owner, member } = await organizationWithMember(world);
  await warned(world, owner, { scope: "user", userId: member.userId }, 80);
  const preferences = { mailBudgetAlerts: false, language: "en" };
  await world.db.prisma.user.update({ where: { id: owner.userId }, data: { preferences } });

  expect(await tellBudgetAlerts(world.deps)).toBe(1);

  expect(world.postbox.mails.map(({ to }) => to)).toEqual([await addressOf(world, member)]);
});

test("one that is used up says so, and what a hard one means; the organization's goes to owners alone", async () => {
  await using world = await openWorld();
  const { owner } = await organizationWithMember(world);
  await warned(world, owner, {}, 100);

  await tellBudgetAlerts(world.deps);

  expect(world.postbox.mails).toMatchObject([
    { to: await addressOf(world, owner), subject: "CLAW.AI：预算已用完 / A budget is used up" },
  ]);
  expect(world.postbox.mails[0]?.text).toContain("New questions are refused");
});

test("many processes that tell at once tell each warning once", async () => {
  await using world = await openWorld();
  const owner = await world.person();
  for (const percent of [50, 80, 90, 100]) {
    const period = percent === 50 ? "day" : "month";
    if (percent <= 80) await warned(world, owner, { period }, percent);
    else {
      const [budget] = await world.db.prisma.budget.findMany({ where: { period } });
      const row = { budgetId: budget?.id ?? "", periodStart: new Date("2027-03-01T00:00:00Z") };
      await world.db.prisma.budgetAlert.create({ data: { ...row, percent } });
    }
  }

  const told = await Promise.all(Array.from({ length: 8 }, () => tellBudgetAlerts(world.deps)));

  expect(told.reduce((sum, count) => sum + count, 0)).toBe(4);
  expect(world.postbox.mails).toHaveLength(4);
});

test("a mail that is not accepted is tried again after a while, and one accepted mail is enough", async () => {
  await using world = await openWorld();
  const { owner, member } = await organizationWithMember(world);
  await warned(world, owner, { scope: "user", userId: member.userId }, 80);
  const failing = new Set([await addressOf(world, owner), await addressOf(world, member)]);
  const mailer = {
    async send(mail: { to: string; subject: string; text: string }) {
      if (failing.has(mail.to)) throw new Error("451 try later");
      await world.postbox.send(mail);
    },
  };
  const deps = { ...world.deps, mailer };

  expect(await tellBudgetAlerts(deps)).toBe(0);
  failing.delete(await addressOf(world, member));
  expect(await tellBudgetAlerts(deps)).toBe(0);
  world.clock.advance(minute);
  expect(await tellBudgetAlerts(deps)).toBe(1);

  expect(world.postbox.mails).toMatchObject([{ to: await addressOf(world, member) }]);
  expect(world.log.entries.filter(({ level }) => level === "warn")).toHaveLength(3);
  world.clock.advance(60 * minute);
  expect(await tellBudgetAlerts(deps)).toBe(0);
});

test("a settlement that passes a limit writes the warning that is told", async () => {
  await using world = await openWorld();
  const owner = await world.person();
  await settledCall(world.db, owner);
  await world.accounts.grantCredit(await world.operator(), {
    userId: owner.userId,
    amount: "1",
    reason: "x",
  });
  await world.accounts.setBudget(owner, SetBudget.parse({ limit: "0.02", kind: "soft" }));
  const call = await admit(world.db, owner, { tokens: { prompt: 100, output: 1_000 } });
  await settle(world.db, call, { fresh: 100, output: 800 });

  await tellBudgetAlerts(world.deps);

  expect(world.postbox.mails.map(({ subject }) => subject)).toEqual([
    "CLAW.AI：预算已用 80% / 80% of a budget is used",
  ]);
  expect(await checkInvariants(world.db)).toEqual([]);
});

test("whoever has written a warning calls, and it is told without a wait; disposing waits for the mail", async () => {
  await using world = await openWorld();
  const owner = await world.person();
  await warned(world, owner, {}, 100);

  {
    await using alerts = openBudgetAlerts(world.deps);
    alerts.tellBudgetAlerts();
  }

  expect(world.postbox.mails).toHaveLength(1);
});
