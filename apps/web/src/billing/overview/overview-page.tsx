import { useDocumentTitle } from "@claw/ui/document-title";
import { useTranslations } from "use-intl";
import { BalanceCard } from "./balance-card.tsx";
import { LotTable } from "./lot-table.tsx";
import { MonthCard } from "./month-card.tsx";
import { PlanCard } from "./plan-card.tsx";

/** What one has, what it went for this month, and what the plan allows. */
export function OverviewPage() {
  const t = useTranslations("billing");
  useDocumentTitle(t("title"));

  return (
    <>
      <div className="grid gap-4 md:grid-cols-[3fr_2fr]">
        <BalanceCard />
        <MonthCard />
      </div>
      <PlanCard />
      <LotTable />
    </>
  );
}
