import { Alert, Skeleton } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { useTranslations } from "use-intl";
import { trpc } from "../api/trpc.ts";
import { Fact, Facts } from "../page/facts.tsx";
import { FailedState } from "../page/failed-state.tsx";
import { SidePanel } from "../page/side-panel.tsx";

/** One mail, without what is secret in it. */
export function MailPanel({ mailId, onClose }: { mailId: string; onClose: () => void }) {
  const t = useTranslations("mail");
  const format = useFormat();
  const mail = trpc.admin.mail.get.useQuery({ mailId }, { staleTime: Number.POSITIVE_INFINITY });

  return (
    <SidePanel title={t("mail")} onClose={onClose}>
      {mail.data ? (
        <div className="grid gap-4">
          <Facts>
            <Fact name={t("to")}>
              <span data-written>{mail.data.to}</span>
            </Fact>
            <Fact name={t("subject")}>
              <span data-written>{mail.data.subject}</span>
            </Fact>
            <Fact name={t("when")}>{format.moment(mail.data.createdAt)}</Fact>
          </Facts>
          {mail.data.isMasked ? <Alert>{t("masked")}</Alert> : null}
          <p
            data-written
            className="whitespace-pre-wrap rounded-lg border bg-card p-3 text-sm leading-6 wrap-anywhere"
          >
            {mail.data.text}
          </p>
        </div>
      ) : mail.error ? (
        <FailedState error={mail.error} onRetry={() => void mail.refetch()} />
      ) : (
        <Skeleton className="h-48" />
      )}
    </SidePanel>
  );
}
