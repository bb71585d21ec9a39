import type { SubscriptionTier } from "@claw/contract";
import { Button } from "@claw/ui";
import { Check } from "lucide-react";
import { useTranslations } from "use-intl";
import { allTiers } from "./tiers-text.ts";

export type TierChoiceProps = {
  tiers: readonly SubscriptionTier[];
  isDisabled?: boolean;
  onChange: (tiers: SubscriptionTier[]) => void;
};

/** Any of the three tiers. */
export function TierChoice({ tiers, isDisabled = false, onChange }: TierChoiceProps) {
  const t = useTranslations("models.tier");

  return (
    <div className="flex flex-wrap gap-2">
      {allTiers.map((tier) => {
        const isChosen = tiers.includes(tier);

        return (
          <Button
            key={tier}
            variant={isChosen ? "secondary" : "outline"}
            size="sm"
            aria-pressed={isChosen}
            disabled={isDisabled}
            onClick={() =>
              onChange(allTiers.filter((one) => (one === tier ? !isChosen : tiers.includes(one))))
            }
          >
            {isChosen ? <Check /> : null}
            {t(tier)}
          </Button>
        );
      })}
    </div>
  );
}
