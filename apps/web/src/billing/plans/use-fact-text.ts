import type { Plan } from "@claw/contract";
import { isZero, useFormat } from "@claw/ui/format";
import { useTranslations } from "use-intl";
import { factOf, type PlanFact } from "./plan-change.ts";

/** A fact of a plan in words. */
export function useFactText(): (plan: Plan, fact: PlanFact) => string {
  const t = useTranslations("billing.plans");
  const format = useFormat();

  return (plan, fact) => {
    const value = factOf(plan, fact);
    if ("money" in value)
      return isZero(value.money) ? t(fact === "monthlyFee" ? "free" : "none") : format.money(value.money);
    if ("bytes" in value) return format.bytes(value.bytes);
    if ("names" in value) return value.names === null ? t("allModels") : format.list(value.names);

    return format.count(value.count);
  };
}
