import { type Orphan, OrphanKind, type OrphanReport, RemovableOrphan } from "@claw/contract";
import { Alert, Badge, Button, EmptyState } from "@claw/ui";
import type { Column } from "@claw/ui/data-table";
import { useFormat } from "@claw/ui/format";
import { Moment } from "@claw/ui/moment";
import { getRouteApi } from "@tanstack/react-router";
import { CircleCheck, Search } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { doAll } from "../api/do-all.ts";
import { useFailureText } from "../api/use-failure-text.ts";
import { useApp } from "../app/app-context.ts";
import { ConfirmDialog } from "../page/confirm-dialog.tsx";
import { FilterSelect } from "../page/filter-select.tsx";
import { ListBar } from "../page/list-bar.tsx";
import { PagedTable } from "../page/paged-table.tsx";
import { usePages } from "../page/use-pages.ts";

const route = getRouteApi("/shell/knowledge/knowledge");
const everyMs = 3_000;

/** What belongs to nothing: found daily or at a word, removed only at a word. */
export function OrphansView() {
  const t = useTranslations("knowledge");
  const format = useFormat();
  const failureText = useFailureText();
  const { browser, notices } = useApp();
  const { kind } = route.useSearch();
  const navigate = route.useNavigate();
  const [removing, setRemoving] = useState<RemovableOrphan | null>(null);
  const orphans = usePages(
    ["knowledge", "orphans", kind],
    (skip) => browser.trpc.admin.knowledge.orphans.query({ kind, skip }),
    everyMs,
  );
  const report = orphans.first;
  const removable = RemovableOrphan.options.find((value) => value === kind) ?? null;

  function find(): void {
    browser.trpc.admin.knowledge.findOrphans.mutate().then(
      () => {
        notices.tell(t("searchStarted"));
        orphans.refetch();
      },
      (error: unknown) => notices.tell(failureText(error)),
    );
  }

  async function remove(of: RemovableOrphan, searchId: string): Promise<void> {
    const done = await doAll(async () => {
      const part = await browser.trpc.admin.knowledge.removeOrphans.mutate({ searchId, kind: of });
      return { done: part.removed, kept: part.kept, left: part.left };
    });
    notices.tell(t("removed", { count: format.count(done) }));
    orphans.refetch();
  }

  return (
    <>
      <ListBar count={<LastSearch report={report} />}>
        <FilterSelect
          label={t("kind")}
          value={kind}
          options={OrphanKind.options.map((value) => ({
            value,
            name: `${t(`kinds.${value}`)} (${format.count(report?.counts[value] ?? 0)})`,
          }))}
          onChange={(value) => void navigate({ search: (now) => ({ ...now, kind: value }), replace: true })}
        />
        <Button variant="outline" size="sm" disabled={report?.isSearching ?? true} onClick={find}>
          <Search /> {t(report?.isSearching ? "searching" : "searchNow")}
        </Button>
        {removable && report && report.counts[removable] > 0 ? (
          <Button variant="danger" size="sm" onClick={() => setRemoving(removable)}>
            {t("removeAll", { count: format.count(report.counts[removable]) })}
          </Button>
        ) : null}
      </ListBar>
      {report?.search?.error ? (
        <Alert tone="warning" className="m-4">
          {t("searchFailed")} <span data-written>{report.search.error}</span>
        </Alert>
      ) : null}
      <PagedTable
        label={t("tabs.orphans")}
        pages={orphans}
        columns={useColumns()}
        rowKey={({ id }) => id}
        empty={
          <EmptyState
            icon={<CircleCheck />}
            title={t(report?.search ? "noOrphans" : "neverSearched")}
            hint={t("orphansHint")}
          />
        }
      />
      {removing && report?.search ? (
        <RemoveDialog
          kind={removing}
          count={report.counts[removing]}
          searchId={report.search.id}
          onConfirm={remove}
          onClose={() => setRemoving(null)}
        />
      ) : null}
    </>
  );
}

type RemoveDialogProps = {
  kind: RemovableOrphan;
  count: number;
  searchId: string;
  onConfirm: (kind: RemovableOrphan, searchId: string) => Promise<void>;
  onClose: () => void;
};

function RemoveDialog({ kind, count, searchId, onConfirm, onClose }: RemoveDialogProps) {
  const t = useTranslations("knowledge");
  const format = useFormat();

  return (
    <ConfirmDialog
      title={t("removeTitle", { count: format.count(count), kind: t(`kinds.${kind}`) })}
      hint={t("removeHint")}
      deed={t("removeDeed")}
      variant="danger"
      onConfirm={() => onConfirm(kind, searchId)}
      onClose={onClose}
    />
  );
}

function LastSearch({ report }: { report: OrphanReport | null }) {
  const t = useTranslations("knowledge");
  const format = useFormat();
  if (!report) return null;

  return (
    <>
      {report.pendingRemovals > 0
        ? `${t("pending", { count: format.count(report.pendingRemovals) })} · `
        : null}
      {report.search ? (
        <>
          {t("lastSearch")} <Moment instant={report.search.endedAt} />
        </>
      ) : (
        t("neverSearched")
      )}
    </>
  );
}

function useColumns(): Column<Orphan>[] {
  const t = useTranslations("knowledge");

  return [
    {
      key: "kind",
      head: t("kind"),
      width: "minmax(9rem, 1fr)",
      cell: ({ kind }) => <Badge>{t(`kinds.${kind}`)}</Badge>,
    },
    {
      key: "reference",
      head: t("reference"),
      width: "minmax(8rem, 3fr)",
      cell: ({ reference }) => (
        <code data-written title={reference} className="text-xs">
          {reference}
        </code>
      ),
    },
  ];
}
