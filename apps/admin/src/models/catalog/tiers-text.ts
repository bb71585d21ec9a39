import type { SubscriptionTier } from "@claw/contract";
import { useFormat } from "@claw/ui/format";
import { useTranslations } from "use-intl";

export const allTiers = ["free", "pro", "enterprise"] as const satisfies readonly SubscriptionTier[];

/** Who may ask a model, in words. */
export function useTiersText(): (tiers: readonly SubscriptionTier[]) => string {
  const t = useTranslations("models.tier");
  const format = useFormat();

  return (tiers) => {
    if (tiers.length === 0) return t("none");
    if (allTiers.every((tier) => tiers.includes(tier))) return t("all");

    return format.list(allTiers.filter((tier) => tiers.includes(tier)).map((tier) => t(tier)));
  };
}
