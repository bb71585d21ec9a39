import { DomainError, type UserActor } from "@claw/contract";
import type { Transaction } from "@claw/db";
import { recordDeed } from "../audit/record-deed.ts";
import { lockForTransaction } from "../runtime/lock-for-transaction.ts";
import { activeRulesSql } from "./access-book.ts";
import { createJudge, type Rule } from "./create-judge.ts";
import type { DoorDeps } from "./service.ts";

export type RuleChange<Result> = {
  action: "access_rule_added" | "access_rule_removed";
  deed(tx: Transaction): Promise<{ result: Result; detail: Record<string, string> }>;
};

/** Changes rules one after the other, and not so that whoever changes them is locked out: CONFLICT. */
export async function changeRules<Result>(
  { db, clock, book }: DoorDeps,
  operator: UserActor,
  { action, deed }: RuleChange<Result>,
): Promise<Result> {
  const result = await db.prisma.$transaction(async (tx) => {
    await lockForTransaction(tx, "claw.auth.access-rules");
    const { result, detail } = await deed(tx);
    await refuseLockout(tx, operator);
    await recordDeed(tx, operator, { action, detail, at: clock.now() });

    return result;
  });
  await book.refresh();

  return result;
}

async function refuseLockout(tx: Transaction, { origin, userId }: UserActor): Promise<void> {
  const rules = await tx.$queryRawUnsafe<Rule[]>(activeRulesSql);

  switch (createJudge(rules).judge(origin.address, userId)) {
    case "in":
      return;
    case "address":
      throw new DomainError("CONFLICT", {
        message: `This would lock you out: you come from ${origin.address}. Allow that address first.`,
      });
    case "account":
      throw new DomainError("CONFLICT", { message: "This would lock you out: the account is your own." });
  }
}
