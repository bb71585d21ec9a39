import { AdjustmentStatus } from "@claw/contract";
import { Button } from "@claw/ui";
import { useShortcuts } from "@claw/ui/shortcuts";
import { getRouteApi } from "@tanstack/react-router";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { FilterSelect } from "../../page/filter-select.tsx";
import { PagedTable } from "../../page/paged-table.tsx";
import { SearchField } from "../../page/search-field.tsx";
import { MoneyFrame } from "../frame/money-frame.tsx";
import { NoneFound } from "../frame/none-found.tsx";
import { TotalLine } from "../frame/total-line.tsx";
import type { AdjustmentsSearch } from "../money-search.ts";
import { useAdjustmentColumns } from "./adjustment-columns.tsx";
import { AdjustmentPanel } from "./adjustment-panel.tsx";
import { NewAdjustmentDialog } from "./new-adjustment-dialog.tsx";
import { useAdjustments } from "./use-adjustments.ts";

const route = getRouteApi("/shell/money/money/adjustments");
const keys = { make: { keys: "n", whileWriting: false } } as const;

/** What operators gave and took, and what waits for a second one. `n` begins another. */
export function AdjustmentsPage() {
  const t = useTranslations("money");
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const list = useAdjustments(search);
  const columns = useAdjustmentColumns();
  const [isMaking, setMaking] = useState(false);
  const { q = "", status, open, user } = search;
  const change = (part: AdjustmentsSearch) =>
    void navigate({ search: (before) => ({ ...before, ...part }), replace: true });
  useShortcuts(keys, { make: () => setMaking(true) });

  return (
    <MoneyFrame
      actions={
        <Button onClick={() => setMaking(true)}>
          <Plus />
          {t("adjustments.new")}
        </Button>
      }
      filters={
        <>
          <SearchField
            label={t("adjustments.search")}
            value={q}
            onSearch={(query) => change({ q: query || undefined })}
          />
          <FilterSelect
            label={t("adjustments.status")}
            value={status}
            options={AdjustmentStatus.options.map((value) => ({
              value,
              name: t(`adjustments.statuses.${value}`),
            }))}
            onChange={(value) => change({ status: value })}
          />
          <TotalLine page={list.first} />
        </>
      }
      panel={
        open ? <AdjustmentPanel adjustmentId={open} onClose={() => change({ open: undefined })} /> : null
      }
    >
      <PagedTable
        label={t("pages.adjustments")}
        pages={list}
        columns={open ? columns.filter(({ isWideOnly }) => !isWideOnly) : columns}
        rowKey={({ id }) => id}
        onOpen={({ id }) => change({ open: id })}
        openKey={open ?? null}
        empty={
          <NoneFound
            isNarrowed={Boolean(q || status || user)}
            title={t("adjustments.noneTitle")}
            hint={t("adjustments.noneHint")}
          />
        }
      />
      {isMaking ? (
        <NewAdjustmentDialog onMade={({ id }) => change({ open: id })} onClose={() => setMaking(false)} />
      ) : null}
    </MoneyFrame>
  );
}
