import type { AuditCheck, AuditReport } from "@claw/contract";
import { Alert, Dialog, DialogContent, Progress } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../api/trpc.ts";
import { useFailureText } from "../api/use-failure-text.ts";

/** Follows every chain anew, and names what does not hold. */
export function VerifyDialog({ onClose }: { onClose: () => void }) {
  const t = useTranslations();
  const failureText = useFailureText();
  const format = useFormat();
  // What a subscription said is not kept by it once it has ended.
  const [check, setCheck] = useState<AuditCheck | null>(null);
  const { error } = trpc.admin.audit.onVerify.useSubscription(undefined, { onData: setCheck });
  const progress = check?.type === "progress" ? check : null;

  return (
    <Dialog open onOpenChange={onClose}>
      <DialogContent
        title={t("audit.verifyTitle")}
        description={null}
        closeLabel={t("common.close")}
        className="max-w-xl"
      >
        {check?.type === "done" ? <Result report={check.report} /> : null}
        {check?.type === "done" || error ? null : (
          <div className="grid gap-2 text-muted-foreground text-sm">
            <p className="flex justify-between gap-2 tabular-nums">
              <span role="status">{t("audit.verifying")}</span>
              {progress
                ? t("audit.checkedOf", {
                    checked: format.count(progress.checked),
                    events: format.count(progress.events),
                  })
                : null}
            </p>
            <Progress
              label={t("audit.verifying")}
              value={progress && progress.events > 0 ? progress.checked / progress.events : null}
            />
          </div>
        )}
        {error ? <Alert tone="danger">{failureText(error)}</Alert> : null}
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
