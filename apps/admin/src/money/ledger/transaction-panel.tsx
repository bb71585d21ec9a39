import type { LedgerTransaction } from "@claw/contract";
import { Skeleton } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { Fact, Facts } from "../../page/facts.tsx";
import { FailedState } from "../../page/failed-state.tsx";
import { PersonName } from "../../page/person-name.tsx";
import { SidePanel } from "../../page/side-panel.tsx";
import { CopyId } from "../frame/copy-id.tsx";
import { TransactionBelongings } from "./transaction-belongings.tsx";

type TransactionPanelProps = {
  transactionId: string;
  onOpen: (transactionId: string) => void;
  onClose: () => void;
};

/** One movement: both sides, and what it belongs to. */
export function TransactionPanel({ transactionId, onOpen, onClose }: TransactionPanelProps) {
  const t = useTranslations("money.ledger");
  const { data, error, refetch } = trpc.admin.money.transaction.useQuery({ transactionId });

  return (
    <SidePanel title={data ? t(`kinds.${data.kind}`) : t("panel")} onClose={onClose}>
      {data ? (
        <div className="grid gap-5">
          <Sides transaction={data} />
          <TransactionFacts transaction={data} />
          <TransactionBelongings transaction={data} onOpen={onOpen} />
        </div>
      ) : error ? (
        <FailedState error={error} onRetry={() => void refetch()} />
      ) : (
        <Skeleton className="h-64" />
      )}
    </SidePanel>
  );
}

function Sides({ transaction: { entries } }: { transaction: LedgerTransaction }) {
  const t = useTranslations("money.ledger");
  const format = useFormat();

  return (
    <section aria-label={t("sides")} className="rounded-lg border">
      <h3 className="flex justify-between border-b px-3 py-2 font-medium text-sm">
        {t("sides")}
        <span className="font-normal text-muted-foreground">{t("sidesHint")}</span>
      </h3>
      <ul>
        {entries.map(({ accountId, account, amount, balanceAfter }) => (
          <li key={accountId} className="flex items-baseline justify-between gap-3 px-3 py-2 text-sm">
            <span>
              {t(`accounts.${account}`)}
              {balanceAfter === null ? null : (
                <span className="block text-muted-foreground text-xs">
                  {t("after", { amount: format.money(balanceAfter) })}
                </span>
              )}
            </span>
            <span className="tabular-nums">
              {amount.startsWith("-") ? "" : "+"}
              {format.money(amount)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function TransactionFacts({ transaction }: { transaction: LedgerTransaction }) {
  const t = useTranslations("money");
  const format = useFormat();
  const { owner, actor, reason, createdAt, id, organizationId, idempotencyKey } = transaction;

  return (
    <Facts>
      <Fact name={t("ledger.time")}>{format.moment(createdAt)}</Fact>
      {owner ? (
        <Fact name={t("ledger.owner")}>
          <PersonName person={owner} />
        </Fact>
      ) : null}
      <Fact name={t("ledger.actor")}>{actor ? <PersonName person={actor} /> : t("ledger.system")}</Fact>
      {reason ? (
        <Fact name={t("ledger.reason")}>
          <span data-written="">{reason}</span>
        </Fact>
      ) : null}
      <Fact name={t("ids.transaction")}>
        <CopyId id={id} />
      </Fact>
      <Fact name={t("ids.organization")}>
        <CopyId id={organizationId} />
      </Fact>
      <Fact name={t("ledger.key")}>
        <code className="text-xs">{idempotencyKey}</code>
      </Fact>
    </Facts>
  );
}
