import { useFormat } from "@claw/ui/format";
import { useStore } from "@claw/ui/store";
import { Link } from "@tanstack/react-router";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../api/trpc.ts";
import { useApp } from "../app/app-context.ts";
import { isLow } from "../billing/notice/spending-stop.ts";

/** Says that little is left to spend, where it is; read again after each answer. */
export function BalanceHint({ onLeave }: { onLeave: () => void }) {
  const t = useTranslations("sidebar");
  const format = useFormat();
  const ended = useStore(useApp().answersEnded);
  const { data, refetch } = trpc.billing.balance.useQuery();
  useEffect(() => {
    if (ended > 0) void refetch();
  }, [ended, refetch]);
  if (!data || !isLow(data.available)) return null;

  return (
    <Link
      to="/billing/top-up"
      onClick={onLeave}
      className="mb-1 flex min-h-9 items-center justify-between gap-3 rounded-md bg-warning/12 px-2.5 text-warning-text text-xs outline-none transition-colors duration-100 hover:bg-warning/20 focus-visible:ring-2 focus-visible:ring-ring"
    >
      <span className="tabular-nums">{t("lowBalance", { amount: format.money(data.available) })}</span>
      <span className="whitespace-nowrap font-medium">{t("topUp")}</span>
    </Link>
  );
}
