import { Button } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { Link } from "@tanstack/react-router";
import { useRef } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { compareMoney } from "../money/micro.ts";
import { NoticeFrame } from "./notice-frame.tsx";
import type { SpendingNoticeProps } from "./spending-notice.tsx";

/** How often it is looked whether money has come. */
const lookAgainMs = 8_000;

/** The balance is used up. Notices when there is more, so that one knows that it goes on. */
export function BalanceNotice({ stop, onDismiss }: SpendingNoticeProps) {
  const t = useTranslations("billing");
  const format = useFormat();
  const { data } = trpc.billing.balance.useQuery(undefined, {
    staleTime: 0,
    refetchInterval: lookAgainMs,
    refetchOnWindowFocus: "always",
  });
  const least = useRef<string | null>(null);
  if (data && (least.current === null || compareMoney(data.available, least.current) < 0))
    least.current = data.available;
  const hasMore = data && least.current !== null && compareMoney(data.available, least.current) > 0;

  if (hasMore)
    return (
      <NoticeFrame
        tone="success"
        title={t("notice.toppedUp", { amount: format.money(data.available) })}
        hint={t(stop.isUnsent ? "notice.toppedUpSend" : "notice.toppedUpContinue")}
        onDismiss={onDismiss}
      />
    );

  return (
    <NoticeFrame
      tone="warning"
      title={t("notice.balance")}
      hint={t(stop.isUnsent ? "notice.balanceUnsent" : "notice.balanceCut")}
      onDismiss={onDismiss}
    >
      <Button asChild size="sm">
        <Link to="/billing/top-up">{t("overview.topUp")}</Link>
      </Button>
      <Button asChild size="sm" variant="outline">
        <Link to="/billing">
          {data ? t("notice.seeBalance", { amount: format.money(data.available) }) : t("title")}
        </Link>
      </Button>
    </NoticeFrame>
  );
}
