import type { Budget } from "@claw/contract";
import { Button, EmptyState, Skeleton } from "@claw/ui";
import { useDocumentTitle } from "@claw/ui/document-title";
import { Gauge, Plus } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { LoadFailure } from "../../knowledge/load-failure.tsx";
import { BillingSection } from "../billing-section.tsx";
import { BudgetCard } from "./budget-card.tsx";
import { BudgetForm } from "./budget-form.tsx";

/** Limits that one sets oneself, and how far each is used. */
export function BudgetsPage() {
  const t = useTranslations("billing.budgets");
  const budgets = trpc.billing.budgets.useQuery(undefined, { staleTime: 0 });
  const [edited, setEdited] = useState<Budget | "new" | null>(null);
  useDocumentTitle(t("title"));
  const add = (
    <Button onClick={() => setEdited("new")}>
      <Plus />
      {t("add")}
    </Button>
  );

  return (
    <BillingSection title={t("title")} hint={t("hint")} aside={budgets.data?.length ? add : null}>
      {budgets.isPending ? <Skeleton className="h-32" /> : null}
      {budgets.isError && !budgets.data ? (
        <LoadFailure error={budgets.error} onRetry={() => void budgets.refetch()} />
      ) : null}
      {budgets.data?.length === 0 ? (
        <EmptyState
          icon={<Gauge />}
          title={t("emptyTitle")}
          hint={t("emptyHint")}
          className="rounded-xl border"
        >
          {add}
        </EmptyState>
      ) : null}
      <ul className="grid gap-4 md:grid-cols-2">
        {(budgets.data ?? []).map((budget) => (
          <BudgetCard key={budget.id} budget={budget} onEdit={() => setEdited(budget)} />
        ))}
      </ul>
      {edited ? (
        <BudgetForm budget={edited === "new" ? null : edited} onClose={() => setEdited(null)} />
      ) : null}
    </BillingSection>
  );
}
