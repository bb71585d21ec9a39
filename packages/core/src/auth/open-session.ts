import type { Origin } from "@claw/contract";
import { type Transaction, uuidv7 } from "@claw/db";
import { lifetimes } from "./lifetimes.ts";

const longestUserAgent = 512;

export type OpenedSession = { id: string; userId: string; organizationId: string; refreshCounter: number };

type Opening = { userId: string; organizationId: string; origin: Origin; now: Date };

export async function openSession(tx: Transaction, opening: Opening): Promise<OpenedSession> {
  const { userId, organizationId, origin, now } = opening;

  return tx.session.create({
    data: {
      id: uuidv7(),
      userId,
      organizationId,
      createdAt: now,
      refreshedAt: now,
      expiresAt: new Date(now.getTime() + lifetimes.sessionAbsolute),
      address: origin.address,
      userAgent: origin.userAgent?.slice(0, longestUserAgent).toWellFormed() ?? null,
    },
  });
}
