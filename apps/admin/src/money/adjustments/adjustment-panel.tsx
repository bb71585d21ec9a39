import type { Adjustment } from "@claw/contract";
import { Badge } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { Moment } from "@claw/ui/moment";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { Fact, Facts } from "../../page/facts.tsx";
import { PersonName } from "../../page/person-name.tsx";
import { SidePanel } from "../../page/side-panel.tsx";
import { NotThere } from "../frame/not-there.tsx";
import { adjustmentTones } from "./adjustment-columns.tsx";
import { AdjustmentDeeds } from "./adjustment-deeds.tsx";
import { useAdjustment } from "./use-adjustments.ts";

type AdjustmentPanelProps = { adjustmentId: string; onClose: () => void };

/** One adjustment: who asked for what and why, and the decision. */
export function AdjustmentPanel({ adjustmentId, onClose }: AdjustmentPanelProps) {
  const t = useTranslations("money");
  const format = useFormat();
  const found = useAdjustment(adjustmentId);
  const adjustment = found.rows?.[0];

  return (
    <SidePanel
      title={adjustment ? format.money(adjustment.amount) : t("pages.adjustments")}
      onClose={onClose}
    >
      {adjustment ? <AdjustmentDetails adjustment={adjustment} /> : <NotThere pages={found} />}
    </SidePanel>
  );
}

function AdjustmentDetails({ adjustment }: { adjustment: Adjustment }) {
  const t = useTranslations("money.adjustments");
  const format = useFormat();
  const { status, needsApproval, person, source, reason, expiresAt, requestedBy, createdAt } = adjustment;
  const { decidedBy, decidedAt, decisionNote, transactionId } = adjustment;

  return (
    <div className="grid gap-5">
      <div className="flex flex-wrap gap-2">
        <Badge tone={adjustmentTones[status]}>{t(`statuses.${status}`)}</Badge>
        <Badge>{t(needsApproval ? "needed" : "alone")}</Badge>
      </div>
      {status === "pending" ? <AdjustmentDeeds adjustment={adjustment} /> : null}
      <Facts>
        <Fact name={t("person")}>
          <PersonName person={person} />
        </Fact>
        <Fact name={t("source")}>{t(`sources.${source}`)}</Fact>
        <Fact name={t("reason")}>
          <span data-written="">{reason}</span>
        </Fact>
        {expiresAt ? <Fact name={t("expires")}>{format.moment(expiresAt)}</Fact> : null}
        <Fact name={t("requested")}>
          <PersonName person={requestedBy} /> · <Moment instant={createdAt} />
        </Fact>
        {decidedBy && decidedAt ? (
          <Fact name={t("decided")}>
            <PersonName person={decidedBy} /> · <Moment instant={decidedAt} />
            {decisionNote ? (
              <span className="block" data-written="">
                {decisionNote}
              </span>
            ) : null}
          </Fact>
        ) : null}
      </Facts>
      {transactionId ? (
        <Link
          to="/money/ledger"
          search={{ open: transactionId, q: transactionId }}
          className="justify-self-start rounded-sm text-primary-text text-sm underline-offset-4 hover:underline"
        >
          {t("transaction")}
        </Link>
      ) : null}
    </div>
  );
}
