import { Button } from "@claw/ui";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { NoticeFrame } from "./notice-frame.tsx";
import type { SpendingNoticeProps } from "./spending-notice.tsx";
import { withQuota } from "./spending-stop.ts";

/** A budget or a limit of the plan is reached. */
export function LimitNotice({ stop, onDismiss }: SpendingNoticeProps) {
  const t = useTranslations("billing");
  const quota = trpc.billing.quota.useQuery(undefined, { staleTime: 0 });
  if (quota.isPending) return null;
  const { kind, isUnsent } = withQuota(stop, quota.data);
  const plans = (
    <Button asChild size="sm" variant={kind === "budget" ? "outline" : "primary"}>
      <Link to="/billing/plans">{t("overview.seePlans")}</Link>
    </Button>
  );

  return (
    <NoticeFrame
      tone="warning"
      title={t(kind === "budget" ? "notice.budget" : "notice.quota")}
      hint={
        <>
          {t(kind === "budget" ? "notice.budgetHint" : "notice.quotaHint")}
          {isUnsent ? ` ${t("notice.kept")}` : null}
        </>
      }
      onDismiss={onDismiss}
    >
      {kind === "budget" ? (
        <Button asChild size="sm">
          <Link to="/billing/budgets">{t("notice.seeBudgets")}</Link>
        </Button>
      ) : (
        plans
      )}
    </NoticeFrame>
  );
}
