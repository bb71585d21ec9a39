import { Button, EmptyState } from "@claw/ui";
import { DataTable } from "@claw/ui/data-table";
import { getRouteApi, Link } from "@tanstack/react-router";
import { Cpu, SearchX } from "lucide-react";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { FailedState } from "../../page/failed-state.tsx";
import { FilterSelect } from "../../page/filter-select.tsx";
import { RoomPage } from "../../page/room-page.tsx";
import { SearchField } from "../../page/search-field.tsx";
import { ModelsNav } from "../models-nav.tsx";
import type { ModelsSearch } from "../models-routes.ts";
import { filterModels } from "./filter-models.ts";
import { ModelPanel } from "./model-panel.tsx";
import { useModelColumns } from "./use-model-columns.tsx";

const route = getRouteApi("/shell/models/models");

/** Every model of the catalog, also those that nobody is offered, with the details of one beside them. */
export function ModelsPage() {
  const t = useTranslations("models");
  const common = useTranslations("common");
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const allColumns = useModelColumns();
  const { data, error, refetch } = trpc.admin.models.list.useQuery();
  const change = (next: ModelsSearch) =>
    void navigate({ search: (now) => ({ ...now, ...next }), replace: true });

  const rows = data ? filterModels(data, search) : null;
  const open = data?.find(({ id }) => id === search.open);
  // Beside the details there is room for what tells models apart.
  const columns = open ? allColumns.filter(({ isWideOnly }) => !isWideOnly) : allColumns;
  const providers = [...new Set(data?.map(({ provider }) => provider))];

  const empty =
    data?.length === 0 ? (
      <EmptyState icon={<Cpu />} title={t("list.emptyTitle")} hint={t("list.emptyHint")}>
        <Button asChild>
          <Link to="/models/providers">{t("providers.add")}</Link>
        </Button>
      </EmptyState>
    ) : (
      <EmptyState icon={<SearchX />} title={t("list.nothingTitle")} hint={t("list.nothingHint")} />
    );

  return (
    <RoomPage
      room="models"
      isFilled
      bar={
        <>
          <ModelsNav />
          <span className="md:ml-auto" />
          <FilterSelect
            label={t("list.provider")}
            value={search.provider}
            options={providers.map((provider) => ({ value: provider, name: provider }))}
            onChange={(provider) => change({ provider })}
          />
          <FilterSelect
            label={t("list.offer")}
            value={search.offer}
            options={[
              { value: "offered", name: t("list.offered") },
              { value: "hidden", name: t("list.hidden") },
            ]}
            onChange={(offer) => change({ offer })}
          />
          <SearchField
            label={t("list.search")}
            value={search.q ?? ""}
            onSearch={(q) => change({ q: q === "" ? undefined : q })}
          />
        </>
      }
    >
      <div className="flex min-h-0 flex-1">
        <div className="flex min-w-0 flex-1 flex-col">
          <DataTable
            label={t("list.label")}
            columns={columns}
            rows={rows}
            rowKey={({ id }) => id}
            openKey={search.open ?? null}
            onOpen={({ id }) => change({ open: id })}
            moreLabel={common("loadingMore")}
            empty={empty}
            problem={error ? <FailedState error={error} onRetry={() => void refetch()} /> : null}
          />
        </div>
        {open && data ? (
          <ModelPanel key={open.id} model={open} models={data} onClose={() => change({ open: undefined })} />
        ) : null}
      </div>
    </RoomPage>
  );
}
