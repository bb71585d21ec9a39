import type { Transaction } from "@claw/db";

export type SessionEndReason =
  | "logout"
  | "ended_by_user"
  | "password_changed"
  | "password_reset"
  | "refresh_reuse"
  | "expired"
  | "account_disabled"
  | "ended_by_operator";

type Which = { id: string } | { userId: string } | { userId: string; id: { not: string } };

/** Ends those that have not ended. Forget them once this is committed. @returns how many it ended */
export async function endSessions(
  tx: Transaction,
  which: Which,
  reason: SessionEndReason,
  now: Date,
): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: { ...which, endedAt: null },
    data: { endedAt: now, endReason: reason },
  });

  return count;
}
