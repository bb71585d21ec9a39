import { cn } from "@claw/ui";
import { useTranslations } from "use-intl";
import { changeTo, planFacts } from "./plan-change.ts";
import { PlanChoice } from "./plan-choice.tsx";
import type { PlanTableProps } from "./plan-table.tsx";
import { useFactText } from "./use-fact-text.ts";

/** The plans one below another, where a table has no room. */
export function PlanCards({ plans, subscription, onChoose }: PlanTableProps) {
  const t = useTranslations("billing");
  const textOf = useFactText();

  return (
    <ul className="grid gap-4">
      {plans.map((plan) => (
        <li
          key={plan.tier}
          className={cn(
            "grid gap-3 rounded-xl border bg-card p-4",
            changeTo(plan.tier, subscription) === "present" && "border-primary",
          )}
        >
          <div className="flex items-center justify-between gap-3">
            <h3 className="font-semibold">{t(`tier.${plan.tier}`)}</h3>
            <PlanChoice tier={plan.tier} subscription={subscription} onChoose={onChoose} />
          </div>
          <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1.5 text-sm">
            {planFacts.map((fact) => (
              <div key={fact} className="contents">
                <dt className="text-muted-foreground">{t(`plans.fact.${fact}`)}</dt>
                <dd className="text-end tabular-nums">{textOf(plan, fact)}</dd>
              </div>
            ))}
          </dl>
        </li>
      ))}
    </ul>
  );
}
