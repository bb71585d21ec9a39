import { expect, test } from "vitest";
import { uuidv7 } from "../src/uuid.ts";
import { createMigratedDatabase } from "./fresh-database.ts";
import { seedCall, seedConversation, seedTenant } from "./seed-rows.ts";

test("a message cannot be put into the conversation of another organization", async () => {
  await using database = await createMigratedDatabase();
  const { prisma } = database.db;
  const mine = await seedTenant(prisma);
  const theirs = await seedTenant(prisma);
  const conversationId = await seedConversation(prisma, theirs);

  const data = { id: uuidv7(), conversationId, role: "user", content: "hello" } as const;
  const foreign = prisma.message.create({ data: { ...data, organizationId: mine.organizationId } });

  await expect(foreign).rejects.toMatchObject({ code: "P2003" });
  await prisma.message.create({ data: { ...data, organizationId: theirs.organizationId } });
});

test("a reply cannot hang below a message of another conversation", async () => {
  await using database = await createMigratedDatabase();
  const { prisma } = database.db;
  const { organizationId, userId } = await seedTenant(prisma);
  const here = await seedConversation(prisma, { organizationId, userId });
  const elsewhere = await seedConversation(prisma, { organizationId, userId });
  const parentId = uuidv7();
  await prisma.message.create({
    data: { id: parentId, organizationId, conversationId: elsewhere, role: "user", content: "question" },
  });

  const reply = { organizationId, parentId, role: "assistant", content: "answer" } as const;
  const stray = prisma.message.create({ data: { ...reply, id: uuidv7(), conversationId: here } });

  await expect(stray).rejects.toMatchObject({ code: "P2003" });
  await prisma.message.create({ data: { ...reply, id: uuidv7(), conversationId: elsewhere } });
});

test("a document cannot be put into the knowledge base of another organization", async () => {
  await using database = await createMigratedDatabase();
  const { prisma } = database.db;
  const mine = await seedTenant(prisma);
  const theirs = await seedTenant(prisma);
  const base = await prisma.knowledgeBase.create({
    data: { id: uuidv7(), organizationId: theirs.organizationId, ownerId: theirs.userId, name: "handbook" },
  });

  const data = { knowledgeBaseId: base.id, title: "t", fileType: "txt", fileSize: 1n, contentHash: "" };
  const foreign = prisma.document.create({
    data: { ...data, id: uuidv7(), organizationId: mine.organizationId },
  });

  await expect(foreign).rejects.toMatchObject({ code: "P2003" });
  await prisma.document.create({ data: { ...data, id: uuidv7(), organizationId: theirs.organizationId } });
});

test("a session acts in an organization only where its person is a member", async () => {
  await using database = await createMigratedDatabase();
  const { prisma } = database.db;
  const mine = await seedTenant(prisma);
  const theirs = await seedTenant(prisma);

  const session = { userId: mine.userId, expiresAt: "2027-01-01T00:00:00Z" };
  const foreign = prisma.session.create({
    data: { ...session, id: uuidv7(), organizationId: theirs.organizationId },
  });

  await expect(foreign).rejects.toMatchObject({ code: "P2003" });
  await prisma.session.create({ data: { ...session, id: uuidv7(), organizationId: mine.organizationId } });
});

test("deleting a conversation takes its messages along and leaves what was paid for", async () => {
  await using database = await createMigratedDatabase();
  const { prisma } = database.db;
  const { organizationId, userId } = await seedTenant(prisma);
  const conversationId = await seedConversation(prisma, { organizationId, userId });
  const messageId = uuidv7();
  await prisma.message.create({
    data: { id: messageId, organizationId, conversationId, role: "user", content: "question" },
  });
  const callId = await seedCall(prisma, { organizationId, userId });
  await prisma.llmCall.update({
    where: { id: callId },
    data: { conversationId, messageId, state: "settled" },
  });

  await prisma.conversation.delete({ where: { id: conversationId } });

  expect(await prisma.message.count()).toBe(0);
  expect(await prisma.llmCall.findUnique({ where: { id: callId } })).toMatchObject({
    conversationId,
    messageId,
  });
});
