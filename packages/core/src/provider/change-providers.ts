import type { AuditAction, UserActor } from "@claw/contract";
import type { Transaction } from "@claw/db";
import { recordDeed } from "../audit/record-deed.ts";
import { lockForTransaction } from "../runtime/lock-for-transaction.ts";
import type { ProviderDeps } from "./deps.ts";

export type ProviderChange<Result> = {
  action: AuditAction;
  /** What the audit log is told: names and addresses, and that a key was changed, never the key. */
  detail: Record<string, string | number | boolean>;
  result: Result;
};

/** One deed of an operator on the providers, one after the other, with its entry; then this process follows at once. */
export async function changeProviders<Result>(
  { db, clock, book }: ProviderDeps,
  operator: UserActor,
  deed: (tx: Transaction) => Promise<ProviderChange<Result>>,
): Promise<Result> {
  const changed = await db.prisma.$transaction(async (tx) => {
    await lockForTransaction(tx, "claw.auth.providers");
    const { action, detail, result } = await deed(tx);
    await recordDeed(tx, operator, { action, detail, at: clock.now() });

    return result;
  });
  await book.refresh();

  return changed;
}
