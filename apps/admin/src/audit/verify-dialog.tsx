import type { AuditReport } from "@claw/contract";
import { Alert, Dialog, DialogContent, Spinner } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { useTranslations } from "use-intl";
import { trpc } from "../api/trpc.ts";
import { useFailureText } from "../api/use-failure-text.ts";

/** Follows every chain anew, and names what does not hold. */
export function VerifyDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations();
  const failureText = useFailureText();
  const report = trpc.admin.audit.verify.useQuery(undefined, { gcTime: 0, staleTime: 0, retry: false });

  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent
        title={t("audit.verifyTitle")}
        description={null}
        closeLabel={t("common.close")}
        className="max-w-xl"
      >
        {report.data && !report.isFetching ? <Result report={report.data} /> : null}
        {report.isFetching ? (
          <p role="status" className="flex items-center gap-2 text-muted-foreground text-sm">
            <Spinner />
            {t("audit.verifying")}
          </p>
        ) : null}
        {report.error ? <Alert tone="danger">{failureText(report.error)}</Alert> : null}
      </DialogContent>
    </Dialog>
  );
}

function Result({ report: { events, chains, breaks, checkedAt } }: { report: AuditReport }) {
  const t = useTranslations("audit");
  const format = useFormat();
  const size = { chains: format.count(chains), events: format.count(events) };
  const isWhole = breaks.length === 0;

  return (
    <div className="grid gap-3 text-sm">
      <Alert tone={isWhole ? "success" : "danger"}>
        <p className="font-medium">
          {isWhole ? t("whole") : t("broken", { count: format.count(breaks.length) })}
        </p>
        <p>{t(isWhole ? "wholeHint" : "brokenHint", size)}</p>
      </Alert>
      {isWhole ? null : (
        <ol className="quiet-scroll grid max-h-72 gap-2 overflow-y-auto">
          {breaks.map(({ organizationId, seq, eventId, problem }) => (
            <li key={`${organizationId}-${seq}-${problem}`} className="grid gap-0.5 rounded-lg border p-3">
              <span className="font-medium">{t(`problem.${problem}`)}</span>
              <span className="text-muted-foreground wrap-anywhere">
                {t("place", {
                  chain: organizationId ?? t("installationChain"),
                  seq: format.count(seq),
                })}
              </span>
              {eventId ? <code className="text-muted-foreground text-xs">{eventId}</code> : null}
            </li>
          ))}
        </ol>
      )}
      <p className="text-muted-foreground text-xs">{t("checkedAt", { time: format.moment(checkedAt) })}</p>
    </div>
  );
}
