import { type AccessRuleRef, type Actor, DomainError } from "@claw/contract";
import { requireOperator } from "../runtime/require-actor.ts";
import { changeRules } from "./change-rules.ts";
import type { DoorDeps } from "./service.ts";

/** NOT_FOUND; CONFLICT where it would lock the caller out. */
export async function removeRule(deps: DoorDeps, actor: Actor, { ruleId }: AccessRuleRef): Promise<void> {
  await changeRules(deps, requireOperator(actor), {
    action: "access_rule_removed",
    async deed(tx) {
      const rule = await tx.accessRule.findUnique({ where: { id: ruleId } });
      if (!rule) throw new DomainError("NOT_FOUND", { message: "There is no such rule any more." });

      await tx.accessRule.delete({ where: { id: ruleId } });
      return { result: undefined, detail: { effect: rule.effect, subject: rule.range ?? rule.userId ?? "" } };
    },
  });
}
