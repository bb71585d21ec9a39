import type { Subscription, SubscriptionTier } from "@claw/contract";
import { Badge, Button } from "@claw/ui";
import { useTranslations } from "use-intl";
import { changeTo } from "./plan-change.ts";

export type PlanChoiceProps = {
  tier: SubscriptionTier;
  subscription: Subscription | null;
  onChoose: (tier: SubscriptionTier) => void;
};

/** What can be done with a plan from where one is. */
export function PlanChoice({ tier, subscription, onChoose }: PlanChoiceProps) {
  const t = useTranslations("billing");
  const change = changeTo(tier, subscription);
  const name = t(`tier.${tier}`);

  switch (change) {
    case "present":
      return <Badge tone="accent">{t("plans.present")}</Badge>;
    case "next":
      return <Badge>{t("plans.next")}</Badge>;
    case "upgrade":
      return (
        <Button onClick={() => onChoose(tier)} aria-label={t("plans.upgradeTo", { tier: name })}>
          {t("plans.upgrade")}
        </Button>
      );
    case "downgrade":
    case "cancel":
      return (
        <Button
          variant="outline"
          onClick={() => onChoose(tier)}
          aria-label={t(change === "cancel" ? "plans.cancelTo" : "plans.downgradeTo", { tier: name })}
        >
          {t(change === "cancel" ? "plans.cancel" : "plans.downgrade")}
        </Button>
      );
  }
}
