import { ListAudit, ListDisclosures, OpenDisclosure, ReadConversations, ReadMessages } from "@claw/contract";
import { createAuditService, createDisclosureService } from "@claw/core";
import { uuidv7 } from "@claw/db";
import { expect, test } from "vitest";
import { minute } from "../auth/movable-clock.ts";
import { outcomeOf } from "../auth/outcome.ts";
import { createWorld } from "../auth/world.ts";

const reason = "法院来函，案号 2026-113";

async function openOffice() {
  const world = await createWorld();
  const { db, clock } = world;
  const operator = await world.actorOf(await world.register("operator@example.com", { name: "王站长" }));
  const li = await world.actorOf(await world.register("li@example.com", { name: "李雷" }));
  const own = { organizationId: li.organizationId, ownerId: li.userId };
  const conversationId = uuidv7();
  await db.prisma.conversation.create({ data: { id: conversationId, ...own, title: "一个秘密" } });
  for (const content of ["第一问", "第一答", "第二问"]) {
    const { organizationId } = own;
    await db.prisma.message.create({
      data: { id: uuidv7(), organizationId, conversationId, role: "user", content },
    });
  }
  const mails: { to: string; text: string }[] = [];
  let isMailDown = false;
  const mailer = {
    send: async (mail: { to: string; subject: string; text: string }) => {
      if (isMailDown) throw new Error("no route to the mail server");
      mails.push(mail);
    },
  };
  const service = createDisclosureService({ db, clock, mailer, publicUrl: "https://claw.example" });
  const open = (minutes = 60) =>
    service.open(operator, OpenDisclosure.parse({ userId: li.userId, reason, minutes }));
  const list = (accessId: string) => service.conversations(operator, ReadConversations.parse({ accessId }));
  const read = (accessId: string, rest: object = {}) =>
    service.messages(operator, ReadMessages.parse({ accessId, conversationId, ...rest }));

  return {
    world,
    operator,
    li,
    service,
    mails,
    open,
    list,
    read,
    stopMail: () => {
      isMailDown = true;
    },
    [Symbol.asyncDispose]: () => world[Symbol.asyncDispose](),
  };
}

test("conversations are read for a reason, by one operator, and the person has been told who and why", async () => {
  await using office = await openOffice();
  const { world, operator, li, service, mails, open, list, read } = office;

  const access = await open();
  expect(access).toMatchObject({
    userName: "李雷",
    operatorName: "王站长",
    reason,
    isOpen: true,
    readings: 0,
  });
  expect(mails).toMatchObject([{ to: "li@example.com", text: expect.stringContaining(reason) }]);
  expect(mails[0]?.text).toContain("王站长");

  expect((await list(access.id)).items).toMatchObject([{ title: "一个秘密", messagesCount: 3 }]);
  const first = await read(access.id, { limit: 2 });
  const second = await read(access.id, { limit: 2, cursor: first.nextCursor });
  expect([...first.items, ...second.items].map(({ content }) => content)).toEqual([
    "第一问",
    "第一答",
    "第二问",
  ]);
  expect(second.nextCursor).toBeNull();

  expect(await service.own(li)).toMatchObject([
    { operatorName: "王站长", reason, isOpen: true, readings: 3 },
  ]);
  const audit = createAuditService({ db: world.db, clock: world.clock });
  const { items } = await audit.list(operator, ListAudit.parse({ query: access.id }));
  expect(items.map(({ action, organizationId }) => [action, organizationId])).toEqual([
    ["conversation_read", li.organizationId],
    ["conversation_read", li.organizationId],
    ["conversation_read", li.organizationId],
    ["access_granted", li.organizationId],
  ]);
  expect((await audit.verify(operator)).breaks).toEqual([]);
});

test("what has expired or was ended opens nothing, and ending is possible once, by any operator", async () => {
  await using office = await openOffice();
  const { world, service, open, list, read } = office;
  const colleague = await world.actorOf(await world.register("second@example.com"));
  const second = { ...colleague, role: "operator" as const };

  const short = await open(5);
  world.clock.advance(5 * minute);
  expect(await outcomeOf(list(short.id))).toBe("FORBIDDEN");
  expect(await outcomeOf(service.end(second, { accessId: short.id }))).toBe("CONFLICT");

  const withdrawn = await open();
  expect(await outcomeOf(open())).toBe("CONFLICT");
  await service.end(second, { accessId: withdrawn.id });
  expect(await outcomeOf(read(withdrawn.id))).toBe("FORBIDDEN");
  expect(await outcomeOf(service.end(second, { accessId: withdrawn.id }))).toBe("CONFLICT");

  const { items } = await service.list(second, ListDisclosures.parse({}));
  expect(items.map(({ id, isOpen }) => [id, isOpen])).toEqual([
    [withdrawn.id, false],
    [short.id, false],
  ]);
});

test("an access is its operator's alone, opens one person's conversations, and never one's own", async () => {
  await using office = await openOffice();
  const { world, operator, li, service, open } = office;
  const colleague = await world.actorOf(await world.register("second@example.com"));
  const second = { ...colleague, role: "operator" as const };
  const foreign = uuidv7();
  const { organizationId, userId: ownerId } = colleague;
  await world.db.prisma.conversation.create({ data: { id: foreign, organizationId, ownerId, title: "-" } });
  const access = await open();
  const lists = { accessId: access.id, limit: 50 };

  expect(await outcomeOf(service.conversations(second, lists))).toBe("FORBIDDEN");
  expect(await outcomeOf(service.messages(operator, { ...lists, conversationId: foreign }))).toBe(
    "NOT_FOUND",
  );
  expect(await outcomeOf(service.conversations(li, lists))).toBe("FORBIDDEN");
  const self = { userId: operator.userId, reason, minutes: 60 };
  expect(await outcomeOf(service.open(operator, self))).toBe("CONFLICT");
  expect(await outcomeOf(service.open(operator, { ...self, userId: uuidv7() }))).toBe("NOT_FOUND");
});

test("nothing is opened where the person cannot be told", async () => {
  await using office = await openOffice();
  const { world, service, open, list, li, stopMail } = office;
  stopMail();

  expect(await outcomeOf(open())).toBe("UNAVAILABLE");

  const [row] = await world.db.prisma.disclosure.findMany();
  expect(await outcomeOf(list(row?.id ?? ""))).toBe("FORBIDDEN");
  expect(await service.own(li)).toMatchObject([{ isOpen: false, readings: 0 }]);
});

test("a reason has ten characters at least, and a day is the longest", () => {
  const asked = (change: object) => OpenDisclosure.safeParse({ userId: uuidv7(), reason, ...change }).success;

  expect([
    asked({}),
    asked({ reason: "  短  " }),
    asked({ minutes: 1440 }),
    asked({ minutes: 1441 }),
  ]).toEqual([true, false, true, false]);
});
