import type { LedgerItem } from "@claw/contract";
import { useFormat } from "@claw/ui/format";
import { Moment } from "@claw/ui/moment";
import { useTranslations } from "use-intl";
import { LedgerAmount, LedgerTokens, LedgerWhat } from "./ledger-entry.tsx";

/** Movements on the phone: what it was at the left, what it did at the right. */
export function LedgerList({ items }: { items: readonly LedgerItem[] }) {
  const t = useTranslations("billing.ledger");
  const format = useFormat();

  return (
    <ul aria-label={t("title")} className="divide-y rounded-xl border bg-card text-sm">
      {items.map((item) => (
        <li key={item.id} className="grid gap-1 px-3.5 py-3">
          <div className="flex items-start justify-between gap-4">
            <LedgerWhat item={item} />
            <LedgerAmount item={item} />
          </div>
          <div className="flex flex-wrap justify-between gap-x-4 text-muted-foreground text-xs tabular-nums">
            <Moment instant={item.createdAt} />
            <span>{t("balanceAfter", { amount: format.money(item.balance) })}</span>
          </div>
          <LedgerTokens item={item} />
        </li>
      ))}
    </ul>
  );
}
