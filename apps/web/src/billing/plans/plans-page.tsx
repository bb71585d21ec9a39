import type { Plan, SubscriptionTier } from "@claw/contract";
import { Skeleton } from "@claw/ui";
import { useDocumentTitle } from "@claw/ui/document-title";
import { useMediaQuery } from "@claw/ui/media-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { LoadFailure } from "../../knowledge/load-failure.tsx";
import { BillingSection } from "../billing-section.tsx";
import { CancelDialog } from "./cancel-dialog.tsx";
import { ChangePlanDialog } from "./change-plan-dialog.tsx";
import { PlanCards } from "./plan-cards.tsx";
import { PlanTable } from "./plan-table.tsx";
import { SubscriptionState } from "./subscription-state.tsx";

/** The plans side by side, the present one marked, and the way from one to another. */
export function PlansPage() {
  const t = useTranslations("billing.plans");
  const plans = trpc.billing.plans.useQuery();
  const subscription = trpc.billing.subscription.useQuery(undefined, { staleTime: 0 });
  const [chosen, setChosen] = useState<SubscriptionTier | null>(null);
  const isWide = useMediaQuery("(min-width: 48rem)");
  useDocumentTitle(t("title"));
  const failed = plans.isError && !plans.data ? plans : subscription.isError ? subscription : null;
  const isLoaded = plans.data !== undefined && subscription.data !== undefined;
  const choice: Plan | null = plans.data?.find(({ tier }) => tier === chosen) ?? null;
  const close = () => setChosen(null);

  return (
    <>
      {subscription.data ? <SubscriptionState subscription={subscription.data} /> : null}
      <BillingSection title={t("title")} hint={t("hint")}>
        {failed ? <LoadFailure error={failed.error} onRetry={() => void failed.refetch()} /> : null}
        {!isLoaded && !failed ? <Skeleton className="h-96" /> : null}
        {isLoaded && isWide ? (
          <PlanTable plans={plans.data} subscription={subscription.data} onChoose={setChosen} />
        ) : null}
        {isLoaded && !isWide ? (
          <PlanCards plans={plans.data} subscription={subscription.data} onChoose={setChosen} />
        ) : null}
      </BillingSection>
      {choice && choice.tier !== "free" ? <ChangePlanDialog plan={choice} onClose={close} /> : null}
      {choice?.tier === "free" && subscription.data ? (
        <CancelDialog subscription={subscription.data} onClose={close} />
      ) : null}
    </>
  );
}
