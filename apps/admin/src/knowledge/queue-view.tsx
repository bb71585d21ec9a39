import { DocumentStage, type QueuedDocument } from "@claw/contract";
import { Badge, Button, EmptyState } from "@claw/ui";
import type { Column } from "@claw/ui/data-table";
import { useFormat } from "@claw/ui/format";
import { Moment } from "@claw/ui/moment";
import { getRouteApi } from "@tanstack/react-router";
import { ListChecks } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useApp } from "../app/app-context.ts";
import { ConfirmDialog } from "../page/confirm-dialog.tsx";
import { FilterSelect } from "../page/filter-select.tsx";
import { ListBar } from "../page/list-bar.tsx";
import { PagedTable } from "../page/paged-table.tsx";
import { PersonName } from "../page/person-name.tsx";
import { usePages } from "../page/use-pages.ts";

const route = getRouteApi("/shell/knowledge/knowledge");
const everyMs = 3_000;

/** What is on its way into a base, the oldest first; read again every few seconds. */
export function QueueView() {
  const t = useTranslations("knowledge");
  const format = useFormat();
  const { browser, notices } = useApp();
  const { stage } = route.useSearch();
  const navigate = route.useNavigate();
  const [cancelled, setCancelled] = useState<QueuedDocument | null>(null);
  const queue = usePages(
    ["knowledge", "queue", stage],
    (skip) => browser.trpc.admin.knowledge.queue.query({ stage, skip }),
    everyMs,
  );
  const columns = useColumns(setCancelled);

  async function cancel({ documentId }: QueuedDocument): Promise<void> {
    await browser.trpc.admin.knowledge.cancel.mutate({ documentId });
    notices.tell(t("cancelled"));
    queue.refetch();
  }

  return (
    <>
      <ListBar
        count={queue.total === null ? null : t("documentsCount", { count: format.count(queue.total) })}
      >
        <FilterSelect
          label={t("stage")}
          value={stage}
          options={DocumentStage.options.map((value) => ({ value, name: t(`stages.${value}`) }))}
          onChange={(value) => void navigate({ search: (now) => ({ ...now, stage: value }), replace: true })}
        />
      </ListBar>
      <PagedTable
        label={t("tabs.queue")}
        pages={queue}
        columns={columns}
        rowKey={({ documentId }) => documentId}
        empty={<EmptyState icon={<ListChecks />} title={t("queueEmpty")} hint={t("queueEmptyHint")} />}
      />
      {cancelled ? (
        <ConfirmDialog
          title={t("cancelTitle")}
          hint={t("cancelHint")}
          deed={t("cancelDeed")}
          variant="danger"
          onConfirm={() => cancel(cancelled)}
          onClose={() => setCancelled(null)}
        />
      ) : null}
    </>
  );
}

function useColumns(onCancel: (row: QueuedDocument) => void): Column<QueuedDocument>[] {
  const t = useTranslations("knowledge");
  const format = useFormat();

  return [
    {
      key: "stage",
      head: t("stage"),
      width: "8rem",
      cell: ({ stage, progress }) => (
        <Badge tone={stage === "waiting" ? "neutral" : "accent"}>
          {t(`stages.${stage}`)}
          {stage === "waiting" ? null : ` ${format.percent(progress)}`}
        </Badge>
      ),
    },
    {
      key: "base",
      head: t("base"),
      width: "minmax(7rem, 2fr)",
      cell: ({ baseName }) => <span data-written>{baseName}</span>,
    },
    {
      key: "owner",
      head: t("owner"),
      width: "minmax(8rem, 2fr)",
      isWideOnly: true,
      cell: ({ owner }) => <PersonName person={owner} />,
    },
    {
      key: "file",
      head: t("file"),
      width: "8rem",
      isWideOnly: true,
      cell: ({ fileType, fileSize }) => <span data-written>{`${fileType} · ${format.bytes(fileSize)}`}</span>,
    },
    {
      key: "attempts",
      head: t("attempts"),
      width: "5rem",
      align: "end",
      isWideOnly: true,
      cell: ({ attempts }) => format.count(attempts),
    },
    {
      key: "worker",
      head: t("worker"),
      width: "minmax(7rem, 1fr)",
      isWideOnly: true,
      cell: ({ worker, nextTryAt }) =>
        worker ? <span data-written>{worker}</span> : nextTryAt ? <Moment instant={nextTryAt} /> : "–",
    },
    { key: "age", head: t("since"), width: "7rem", cell: ({ queuedAt }) => <Moment instant={queuedAt} /> },
    {
      key: "deeds",
      head: <span className="sr-only">{t("deeds")}</span>,
      width: "5rem",
      align: "end",
      cell: (row) => (
        <Button variant="ghost" size="sm" onClick={() => onCancel(row)}>
          {t("cancelDeed")}
        </Button>
      ),
    },
  ];
}
