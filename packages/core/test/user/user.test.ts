import { uuidv7 } from "@claw/db";
import { expect, test } from "vitest";
import { minute } from "../auth/movable-clock.ts";
import { outcomeOf } from "../auth/outcome.ts";
import { anonymous, createWorld, password, type World } from "../auth/world.ts";

async function twoPeople(world: World) {
  const operator = await world.actorOf(await world.register("operator@example.com"));
  world.clock.advance(minute);
  const session = await world.register("li@example.com");

  return { operator, session, person: await world.actorOf(session) };
}

test("a person changes their own name, telephone number and company; null clears, left out keeps", async () => {
  await using world = await createWorld();
  const { person } = await twoPeople(world);
  await world.users.update(person, { name: "李雷", phone: "+86 10 1234", company: "星火" });

  const user = await world.users.update(person, { phone: null });

  expect(user).toMatchObject({ name: "李雷", phone: null, company: "星火" });
  expect(await world.auth.me(person)).toEqual(user);
});

test("preferences are kept with the account, one by one, and what was not chosen is as usual", async () => {
  await using world = await createWorld();
  const { person } = await twoPeople(world);
  const usual = { language: null, theme: null, defaultModel: null, mailBudgetAlerts: true };
  expect((await world.auth.me(person)).preferences).toEqual(usual);

  await Promise.all([
    world.users.update(person, { preferences: { language: "en" } }),
    world.users.update(person, { preferences: { theme: "dark", mailBudgetAlerts: false } }),
  ]);

  const chosen = { ...usual, language: "en", theme: "dark", mailBudgetAlerts: false };
  expect((await world.auth.me(person)).preferences).toEqual(chosen);
  const { preferences } = await world.users.update(person, { name: "李雷", preferences: { language: null } });
  expect(preferences).toEqual({ ...chosen, language: null });
  const unknown = world.users.update(person, { preferences: { defaultModel: "no-such-model" } });
  expect(await outcomeOf(unknown)).toBe("MODEL_NOT_FOUND");
});

test("what does not belong into an update does nothing", async () => {
  await using world = await createWorld();
  const { person } = await twoPeople(world);
  const smuggled = {
    name: "李雷",
    role: "operator",
    isVerified: true,
    email: "x@example.com",
    totalCostMicro: -1n,
  };

  const user = await world.users.update(person, smuggled);

  expect(user).toMatchObject({ name: "李雷", role: "user", isVerified: false, email: "li@example.com" });
});

test("statistics count what one owns oneself, and what all calls have used", async () => {
  await using world = await createWorld();
  const { operator, person } = await twoPeople(world);
  await give(world, person, 2);
  await give(world, operator, 1);
  await give(world, { ...person, userId: operator.userId }, 1);
  await give(world, { ...operator, userId: person.userId }, 1);
  const used = { totalTokens: 1_234_567_890_123n, totalCostMicro: 36_020n };
  await world.db.prisma.user.update({ where: { id: person.userId }, data: used });

  expect(await world.users.stats(person)).toEqual({
    conversationsCount: 2,
    messagesCount: 2,
    knowledgeBasesCount: 2,
    documentsCount: 2,
    totalTokens: 1_234_567_890_123,
    totalCost: "0.036020",
  });
});

test("a person sees themselves, an operator everybody, and to others nobody is there", async () => {
  await using world = await createWorld();
  const { operator, person } = await twoPeople(world);

  expect(await world.users.get(person, { userId: person.userId })).toMatchObject({ email: "li@example.com" });
  expect(await world.users.get(operator, { userId: person.userId })).toMatchObject({
    email: "li@example.com",
  });
  expect(await outcomeOf(world.users.get(person, { userId: operator.userId }))).toBe("NOT_FOUND");
  expect(await outcomeOf(world.users.get(operator, { userId: uuidv7() }))).toBe("NOT_FOUND");
});

test("operators list people, oldest account first, with the total of all", async () => {
  await using world = await createWorld();
  const { operator, person } = await twoPeople(world);

  const { total, items } = await world.users.list(operator, { skip: 1, limit: 1 });

  expect([total, items.map(({ email }) => email)]).toEqual([2, ["li@example.com"]]);
  expect(await outcomeOf(world.users.list(person, { skip: 0, limit: 50 }))).toBe("FORBIDDEN");
  expect(await outcomeOf(world.users.list(anonymous, { skip: 0, limit: 50 }))).toBe("FORBIDDEN");
});

test("disabling ends every session of the person for good and keeps them out until they are enabled", async () => {
  await using world = await createWorld();
  const { operator, person, session } = await twoPeople(world);
  const login = () => world.auth.login(anonymous, { email: "li@example.com", password });
  await login();

  const user = await world.users.setActive(operator, { userId: person.userId, isActive: false });

  expect(user.isActive).toBe(false);
  const sessions = await world.db.prisma.session.findMany({ where: { userId: person.userId } });
  expect(sessions.map(({ endReason }) => endReason)).toEqual(["account_disabled", "account_disabled"]);
  expect(await outcomeOf(login())).toBe("ACCOUNT_DISABLED");
  await world.users.setActive(operator, { userId: person.userId, isActive: true });
  expect(await outcomeOf(world.auth.refresh(anonymous, session.refreshToken))).toBe("UNAUTHENTICATED");
  expect(await outcomeOf(login())).toBe("ok");
});

test("disabling and enabling are audited: by whom and whose account", async () => {
  await using world = await createWorld();
  const { operator, person } = await twoPeople(world);

  await world.users.setActive(operator, { userId: person.userId, isActive: false });
  await world.users.setActive(operator, { userId: person.userId, isActive: true });

  const events = await world.db.prisma.auditEvent.findMany({
    where: { action: { startsWith: "user_" } },
    orderBy: { id: "asc" },
  });
  const facts = {
    userId: operator.userId,
    detail: { userId: person.userId },
    address: operator.origin.address,
  };
  expect(events).toMatchObject([
    { action: "user_disabled", ...facts },
    { action: "user_enabled", ...facts },
  ]);
});

test("an operator cannot disable itself, a user nobody, and nobody is not there", async () => {
  await using world = await createWorld();
  const { operator, person } = await twoPeople(world);
  const disable = (userId: string) => ({ userId, isActive: false });

  expect(await outcomeOf(world.users.setActive(operator, disable(operator.userId)))).toBe("CONFLICT");
  expect(await outcomeOf(world.users.setActive(person, disable(operator.userId)))).toBe("FORBIDDEN");
  expect(await outcomeOf(world.users.setActive(operator, disable(uuidv7())))).toBe("NOT_FOUND");
  expect(await world.db.prisma.user.count({ where: { isActive: true } })).toBe(2);
});

/** So many conversations with a message each, and knowledge bases with a document each. */
async function give(
  world: World,
  owner: { userId: string; organizationId: string },
  count: number,
): Promise<void> {
  const { prisma } = world.db;
  const { userId: ownerId, organizationId } = owner;

  for (let made = 0; made < count; made += 1) {
    const [conversationId, knowledgeBaseId] = [uuidv7(), uuidv7()];
    await prisma.conversation.create({
      data: { id: conversationId, organizationId, ownerId, title: "新对话" },
    });
    await prisma.message.create({
      data: { id: uuidv7(), organizationId, conversationId, role: "user", content: "你好" },
    });
    await prisma.knowledgeBase.create({
      data: { id: knowledgeBaseId, organizationId, ownerId, name: "手册" },
    });
    await prisma.document.create({
      data: {
        id: uuidv7(),
        organizationId,
        knowledgeBaseId,
        title: "第一章",
        fileType: "txt",
        fileSize: 3n,
        contentHash: "00",
        status: "ready",
      },
    });
  }
}
