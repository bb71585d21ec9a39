import { Button } from "@claw/ui";
import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { NoticeFrame } from "./notice-frame.tsx";
import type { SpendingNoticeProps } from "./spending-notice.tsx";

/** Counts down to 0, a second at a time. */
function useSecondsLeft(seconds: number): number {
  const [left, setLeft] = useState(Math.ceil(seconds));

  useEffect(() => {
    if (left <= 0) return undefined;

    const timer = setTimeout(() => setLeft(left - 1), 1000);
    return () => clearTimeout(timer);
  }, [left]);

  return left;
}

/** Asked more often than the plan allows: how long to wait, and who may ask more often. */
export function RateNotice({ stop: { retryAfter, isUnsent }, onDismiss }: SpendingNoticeProps) {
  const t = useTranslations("billing");
  const left = useSecondsLeft(retryAfter ?? 0);
  const isOver = retryAfter !== null && left === 0;
  const wait = retryAfter === null ? t("notice.rateSoon") : t("notice.rateWait", { seconds: left });

  return (
    <NoticeFrame
      tone="info"
      title={isOver ? t("notice.rateOver") : t("notice.rate")}
      hint={
        <>
          <span aria-hidden={!isOver}>{isOver ? null : wait}</span> {isUnsent ? t("notice.kept") : null}
        </>
      }
      onDismiss={onDismiss}
    >
      <Button asChild size="sm" variant="outline">
        <Link to="/billing/plans">{t("overview.seePlans")}</Link>
      </Button>
    </NoticeFrame>
  );
}
