import type { LedgerItem } from "@claw/contract";
import { Table, TableCell, TableHead } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { Moment } from "@claw/ui/moment";
import { useTranslations } from "use-intl";
import { LedgerAmount, LedgerTokens, LedgerWhat } from "./ledger-entry.tsx";

/** Movements as rows, where there is room for them. */
export function LedgerTable({ items }: { items: readonly LedgerItem[] }) {
  const t = useTranslations("billing.ledger");
  const format = useFormat();

  return (
    <Table label={t("title")}>
      <thead>
        <tr>
          <TableHead>{t("time")}</TableHead>
          <TableHead>{t("what")}</TableHead>
          <TableHead className="text-end">{t("usage")}</TableHead>
          <TableHead className="text-end">{t("amount")}</TableHead>
          <TableHead className="text-end">{t("balance")}</TableHead>
        </tr>
      </thead>
      <tbody>
        {items.map((item) => (
          <tr key={item.id}>
            <TableCell className="whitespace-nowrap text-muted-foreground">
              <Moment instant={item.createdAt} />
            </TableCell>
            <TableCell className="min-w-48">
              <LedgerWhat item={item} />
            </TableCell>
            <TableCell className="text-end">
              <LedgerTokens item={item} />
            </TableCell>
            <TableCell className="text-end">
              <LedgerAmount item={item} />
            </TableCell>
            <TableCell className="whitespace-nowrap text-end text-muted-foreground">
              {format.money(item.balance)}
            </TableCell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
