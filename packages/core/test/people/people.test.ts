import { SearchPeople, type UserActor } from "@claw/contract";
import { createPeopleService, seedPlans } from "@claw/core";
import { uuidv7 } from "@claw/db";
import { describe, expect, test } from "vitest";
import { chinaDay, startOfDay } from "../../src/billing/china-days.ts";
import { minute } from "../auth/movable-clock.ts";
import { outcomeOf } from "../auth/outcome.ts";
import { tokenIn } from "../auth/postbox.ts";
import { anonymous, createWorld, password, type World } from "../auth/world.ts";
import { settledCall } from "../billing/account/settled-call.ts";

async function openOffice() {
  const world = await createWorld();
  const operator = await world.actorOf(await world.register("operator@example.com", { name: "王站长" }));
  const people = createPeopleService({ db: world.db, clock: world.clock, sessions: world.auth });

  return { world, operator, people };
}

async function join(world: World, email: string, name: string, company?: string) {
  world.clock.advance(minute);

  return world.actorOf(await world.register(email, { name, ...(company ? { company } : {}) }));
}

describe("people", () => {
  test("are found by a part of their name, address or company, and by what they are", async () => {
    const { world, operator, people } = await openOffice();
    await using _ = world;
    const li = await join(world, "li@star.example", "李雷", "星火科技");
    await join(world, "han@moon.example", "韩梅梅");
    await people.setVerified(operator, { userId: li.userId, isVerified: true });
    const found = async (filter: object) =>
      (await people.search(operator, SearchPeople.parse(filter))).items.map(({ name }) => name);

    expect(await found({})).toEqual(["韩梅梅", "李雷", "王站长"]);
    expect(await found({ query: "雷" })).toEqual(["李雷"]);
    expect(await found({ query: "MOON" })).toEqual(["韩梅梅"]);
    expect(await found({ query: "星火" })).toEqual(["李雷"]);
    expect(await found({ query: "%" })).toEqual([]);
    expect(await found({ role: "operator" })).toEqual(["王站长"]);
    expect(await found({ isVerified: true })).toEqual(["李雷"]);
    expect(await found({ isActive: false })).toEqual([]);
    expect(await found({ tier: "pro" })).toEqual([]);
    expect(await found({ sort: "email", direction: "asc" })).toEqual(["韩梅梅", "李雷", "王站长"]);
  });

  test("are counted in all, a page at a time", async () => {
    const { world, operator, people } = await openOffice();
    await using _ = world;
    await world.db.prisma.user.createMany({
      data: Array.from({ length: 25 }, (_, index) => ({
        id: uuidv7(),
        email: `somebody-${index}@example.com`,
        passwordHash: "-",
      })),
    });

    const page = await people.search(
      operator,
      SearchPeople.parse({ query: "somebody", skip: 20, limit: 10 }),
    );

    expect(page.total).toBe(25);
    expect(page.items).toHaveLength(5);
  });
});

test("the detail names organizations with their balance, sessions and counts, and no text of a conversation", async () => {
  const { world, operator, people } = await openOffice();
  await using _ = world;
  const li = await join(world, "li@example.com", "李雷");
  const conversation = { organizationId: li.organizationId, ownerId: li.userId, title: "一个秘密的标题" };
  await world.db.prisma.conversation.create({ data: { id: uuidv7(), ...conversation } });

  const detail = await people.get(operator, { userId: li.userId });

  expect(detail).toMatchObject({
    email: "li@example.com",
    conversationsCount: 1,
    organizations: [{ id: li.organizationId, role: "owner", balance: "10.000000", held: "0.000000" }],
    sessions: [{ id: li.sessionId, address: "192.0.2.7" }],
  });
  expect(JSON.stringify(detail)).not.toContain("秘密");
  expect(await outcomeOf(people.get(operator, { userId: uuidv7() }))).toBe("NOT_FOUND");
});

test("a tier is given where no subscription says another, and counts at once", async () => {
  const { world, operator, people } = await openOffice();
  await using _ = world;
  const li = await join(world, "li@example.com", "李雷");

  const person = await people.setTier(operator, { userId: li.userId, tier: "pro" });

  expect(person.subscriptionTier).toBe("pro");
  await seedPlans(world.db);
  const plan = await world.db.prisma.planVersion.findFirstOrThrow({ where: { tier: "pro" } });
  const now = world.clock.now();
  await world.db.prisma.subscription.create({
    data: {
      id: uuidv7(),
      organizationId: li.organizationId,
      planVersionId: plan.id,
      status: "active",
      payWith: "balance",
      periodStart: now,
      periodEnd: new Date(now.getTime() + 1_000_000),
      anchorDay: 1,
    },
  });
  expect(await outcomeOf(people.setTier(operator, { userId: li.userId, tier: "free" }))).toBe("CONFLICT");
});

test("a link to choose another password goes to the person, who alone can use it", async () => {
  const { world, operator, people } = await openOffice();
  await using _ = world;
  const li = await join(world, "li@example.com", "李雷");

  await people.sendPasswordReset(operator, { userId: li.userId });

  const mail = world.postbox.mails.findLast(({ to }) => to === "li@example.com");
  const token = tokenIn(mail);
  await world.auth.resetPassword(anonymous, { token, password: `${password}新` });
  const signedIn = world.auth.login(anonymous, { email: "li@example.com", password: `${password}新` });
  expect(await outcomeOf(signedIn)).toBe("ok");
  await world.users.setActive(operator, { userId: li.userId, isActive: false });
  expect(await outcomeOf(people.sendPasswordReset(operator, { userId: li.userId }))).toBe("CONFLICT");
});

test("what somebody used is told for each of thirty days of China, in all organizations and of nobody else", async () => {
  const { world, operator, people } = await openOffice();
  await using _ = world;
  const [li, han] = [
    await join(world, "li@example.com", "李雷"),
    await join(world, "han@example.com", "韩梅梅"),
  ];
  const midnight = startOfDay(chinaDay(world.clock.now())).getTime();
  const used = (person: UserActor, at: number, output: number) =>
    settledCall(world.db, person, { fresh: 0, output, at: new Date(at).toISOString() });
  await used(li, midnight, 100);
  await used(li, midnight + minute, 20);
  await used(li, midnight - 1, 7);
  await used(li, midnight - 29 * 24 * 60 * minute, 5);
  await used(li, midnight - 29 * 24 * 60 * minute - 1, 1_000);
  await used({ ...han, organizationId: li.organizationId }, midnight, 1_000);

  const { days } = await people.usage(operator, { userId: li.userId });

  expect(days).toHaveLength(30);
  expect(days.map(({ tokens }) => tokens)).toEqual([5, ...Array.from({ length: 27 }, () => 0), 7, 120]);
  expect(days.at(-1)).toEqual({ day: chinaDay(world.clock.now()), tokens: 120, cost: "0.002400" });
  expect(await outcomeOf(people.usage(operator, { userId: uuidv7() }))).toBe("NOT_FOUND");
});

test("somebody is signed out everywhere", async () => {
  const { world, operator, people } = await openOffice();
  await using _ = world;
  const session = await world.register("li@example.com");
  const li = await world.actorOf(session);

  await people.endSessions(operator, { userId: li.userId });

  expect(await outcomeOf(world.actorOf(session))).toBe("UNAUTHENTICATED");
  expect((await people.get(operator, { userId: li.userId })).sessions).toEqual([]);
});

test("nobody but an operator may, and every deed is in the audit log", async () => {
  const { world, operator, people } = await openOffice();
  await using _ = world;
  const li = await join(world, "li@example.com", "李雷");
  const { userId } = li;
  for (const actor of [li, { ...li, role: "billing" as const }, anonymous]) {
    expect(await outcomeOf(people.search(actor, SearchPeople.parse({})))).toBe("FORBIDDEN");
    expect(await outcomeOf(people.get(actor, { userId }))).toBe("FORBIDDEN");
    expect(await outcomeOf(people.usage(actor, { userId }))).toBe("FORBIDDEN");
    expect(await outcomeOf(people.setVerified(actor, { userId, isVerified: true }))).toBe("FORBIDDEN");
    expect(await outcomeOf(people.setTier(actor, { userId, tier: "enterprise" }))).toBe("FORBIDDEN");
    expect(await outcomeOf(people.sendPasswordReset(actor, { userId }))).toBe("FORBIDDEN");
    expect(await outcomeOf(people.endSessions(actor, { userId }))).toBe("FORBIDDEN");
  }

  await people.setVerified(operator, { userId, isVerified: true });
  await people.setTier(operator, { userId, tier: "pro" });
  await people.endSessions(operator, { userId });

  const events = await world.db.prisma.auditEvent.findMany({
    where: { userId: operator.userId, action: { startsWith: "user_" } },
    orderBy: { seq: "asc" },
  });
  expect(events.map(({ action, detail }) => [action, detail])).toEqual([
    ["user_verified_set", { userId, isVerified: true }],
    ["user_tier_changed", { userId, tier: "pro" }],
    ["user_signed_out", { userId }],
  ]);
});
