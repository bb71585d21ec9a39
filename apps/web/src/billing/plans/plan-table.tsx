import type { Plan, Subscription, SubscriptionTier } from "@claw/contract";
import { cn, Table } from "@claw/ui";
import { useTranslations } from "use-intl";
import { changeTo, planFacts } from "./plan-change.ts";
import { PlanChoice } from "./plan-choice.tsx";
import { useFactText } from "./use-fact-text.ts";

export type PlanTableProps = {
  plans: readonly Plan[];
  subscription: Subscription | null;
  onChoose: (tier: SubscriptionTier) => void;
};

/** Each plan a column, each fact a row, and nothing left out. */
export function PlanTable({ plans, subscription, onChoose }: PlanTableProps) {
  const t = useTranslations("billing");
  const textOf = useFactText();
  const looks = (tier: SubscriptionTier) =>
    cn(
      "border-l px-4 py-2.5 text-start align-top",
      changeTo(tier, subscription) === "present" && "bg-primary/5",
    );

  return (
    <Table label={t("plans.title")}>
      <thead>
        <tr>
          <td className="w-1/4 px-4 py-3" />
          {plans.map(({ tier }) => (
            <th key={tier} scope="col" className={cn(looks(tier), "w-1/4 py-3.5 font-semibold text-base")}>
              <span className="flex min-h-8 flex-wrap items-center justify-between gap-2">
                {t(`tier.${tier}`)}
                <PlanChoice tier={tier} subscription={subscription} onChoose={onChoose} />
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {planFacts.map((fact) => (
          <tr key={fact} className="border-t">
            <th scope="row" className="px-4 py-2.5 text-start font-normal text-muted-foreground">
              {t(`plans.fact.${fact}`)}
            </th>
            {plans.map((plan) => (
              <td key={plan.tier} className={cn(looks(plan.tier), fact === "monthlyFee" && "font-medium")}>
                {textOf(plan, fact)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
