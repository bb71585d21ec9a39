import { Alert, Button } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { getRouteApi } from "@tanstack/react-router";
import { FileDown, X } from "lucide-react";
import { useTranslations } from "use-intl";
import { PagedTable } from "../../page/paged-table.tsx";
import { MoneyFrame } from "../frame/money-frame.tsx";
import { NoneFound } from "../frame/none-found.tsx";
import type { LedgerSearch } from "../money-search.ts";
import { LedgerFilters } from "./ledger-filters.tsx";
import { useMovementColumns } from "./movement-columns.tsx";
import { TransactionPanel } from "./transaction-panel.tsx";
import { isId, useLedger } from "./use-ledger.ts";
import { useLedgerFile } from "./use-ledger-file.ts";

const route = getRouteApi("/shell/money/money/ledger");

/** Every movement of money in the installation, searched and opened. */
export function LedgerPage() {
  const t = useTranslations("money");
  const format = useFormat();
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const list = useLedger(search);
  const columns = useMovementColumns();
  const file = useLedgerFile(search);
  const { open, q } = search;
  const change = (part: LedgerSearch) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });

  return (
    <MoneyFrame
      actions={
        file.rows === null ? (
          <Button variant="outline" onClick={file.start}>
            <FileDown />
            {t("ledger.export")}
          </Button>
        ) : (
          <>
            <span role="status" className="text-muted-foreground text-sm tabular-nums">
              {t("ledger.exporting", { count: format.count(file.rows) })}
            </span>
            <Button variant="outline" onClick={file.stop}>
              <X />
              {t("ledger.stop")}
            </Button>
          </>
        )
      }
      filters={<LedgerFilters search={search} onChange={change} />}
      panel={
        open ? (
          <TransactionPanel
            transactionId={open}
            onOpen={(id) => change({ open: id })}
            onClose={() => change({ open: undefined })}
          />
        ) : null
      }
    >
      {q && !isId(q) ? <Alert className="m-3">{t("ledger.notAnId")}</Alert> : null}
      <PagedTable
        label={t("pages.ledger")}
        pages={list}
        columns={open ? columns.filter(({ isWideOnly }) => !isWideOnly) : columns}
        rowKey={({ id }) => id}
        onOpen={({ id }) => change({ open: id })}
        openKey={open ?? null}
        empty={<NoneFound isNarrowed title={t("ledger.noneTitle")} hint={t("noneHint")} />}
      />
    </MoneyFrame>
  );
}
