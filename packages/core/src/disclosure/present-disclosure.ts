import type { Disclosure } from "@claw/contract";
import type { Disclosure as DisclosureRow, Prisma } from "@claw/db";

type Named = { name: string; email: string };
export type NamedDisclosure = DisclosureRow & { operator: Named; user: Named };

const named = { select: { name: true, email: true } } as const;

/** What Prisma is to read with one that will be shown. */
export const withNames = { operator: named, user: named } as const satisfies Prisma.DisclosureInclude;

/** It may be read by: the person was told, its time has not run out, and nobody has ended it. */
export function isOpen({ toldAt, endedAt, expiresAt }: DisclosureRow, now: Date): boolean {
  return toldAt !== null && endedAt === null && expiresAt > now;
}

export function presentDisclosure(row: NamedDisclosure, now: Date): Disclosure {
  return {
    id: row.id,
    userId: row.userId,
    userName: row.user.name,
    userEmail: row.user.email,
    operatorId: row.operatorId,
    operatorName: row.operator.name,
    operatorEmail: row.operator.email,
    reason: row.reason,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    endedAt: row.endedAt?.toISOString() ?? null,
    isOpen: isOpen(row, now),
    readings: row.readings,
  };
}
