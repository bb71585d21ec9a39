import { randomUUID } from "node:crypto";
import type { UserActor } from "@claw/contract";
import { postGrant } from "@claw/core";
import { type Database, uuidv7 } from "@claw/db";

/** Somebody in an organization of their own, or in one that is there, with ¥10 000 to spend, or as much as is said. */
export async function createPerson(
  db: Database,
  organizationId: string = uuidv7(),
  amountMicro = 10_000_000_000n,
): Promise<UserActor> {
  const userId = uuidv7();
  const email = `${randomUUID()}@example.com`;
  await db.prisma.user.create({ data: { id: userId, email, passwordHash: "-" } });
  await db.prisma.organization.upsert({
    where: { id: organizationId },
    create: { id: organizationId, name: email, isPersonal: true },
    update: {},
  });
  await db.prisma.membership.create({ data: { organizationId, userId, role: "owner" } });
  if (amountMicro > 0n) await welcome(db, organizationId, userId, amountMicro);

  return {
    kind: "user",
    origin: { address: "127.0.0.1", userAgent: null },
    userId,
    organizationId,
    sessionId: uuidv7(),
    role: "user",
    tier: "free",
  };
}

async function welcome(
  db: Database,
  organizationId: string,
  userId: string,
  amountMicro: bigint,
): Promise<void> {
  await db.prisma.$transaction((tx) =>
    postGrant(tx, {
      organizationId,
      amountMicro,
      key: `${userId}:welcome`,
      reason: "So that a test can ask.",
      actorId: null,
    }),
  );
}
