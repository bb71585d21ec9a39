import type { Database, Transaction } from "@claw/db";

/**
 * Runs a search where PostgreSQL may remember each message that the index names. With its usual 4 MB it remembers pages
 * above some tens of thousands of them, and would have to compare every message on those.
 */
export function withRoomToSearch<Result>(
  { prisma }: Database,
  search: (tx: Transaction) => Promise<Result>,
): Promise<Result> {
  return prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SET LOCAL work_mem = '64MB'`;

    return search(tx);
  });
}
