import { forgetTraces } from "@claw/core";
import { type Database, openDatabase, uuidv7 } from "@claw/db";
import { createTestDatabase } from "@claw/testing";
import { expect, test } from "vitest";
import { recordedLog } from "../auth/recorded-log.ts";
import { createPerson } from "../create-person.ts";

const dayMs = 86_400_000;

async function traceOfAge(db: Database, days: number): Promise<string> {
  const { organizationId, userId: ownerId } = await createPerson(db);
  const [conversationId, messageId] = [uuidv7(), uuidv7()];
  await db.prisma.conversation.create({ data: { id: conversationId, organizationId, ownerId, title: "t" } });
  await db.prisma.message.create({
    data: { id: messageId, organizationId, conversationId, role: "assistant", content: "c" },
  });
  const createdAt = new Date(Date.now() - days * dayMs);
  await db.prisma.retrievalTrace.create({
    data: { messageId, organizationId, conversationId, trace: {}, createdAt },
  });

  return messageId;
}

test("traces older than they are kept are deleted, and their answers stay", async () => {
  await using database = await createTestDatabase();
  await using db = openDatabase({ url: database.url });
  const young = await traceOfAge(db, 6);
  await traceOfAge(db, 8);

  await forgetTraces({ db, log: recordedLog(), keptDays: () => 7 })[Symbol.asyncDispose]();

  expect(await db.prisma.retrievalTrace.findMany({ select: { messageId: true } })).toEqual([
    { messageId: young },
  ]);
  expect(await db.prisma.message.count()).toBe(2);
});

test("without a limit they are kept for ever", async () => {
  await using database = await createTestDatabase();
  await using db = openDatabase({ url: database.url });
  await traceOfAge(db, 5_000);

  await forgetTraces({ db, log: recordedLog(), keptDays: () => null })[Symbol.asyncDispose]();

  expect(await db.prisma.retrievalTrace.count()).toBe(1);
});
