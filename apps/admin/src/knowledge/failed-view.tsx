import { DocumentProblem, type FailedDocument } from "@claw/contract";
import { Badge, Button, EmptyState } from "@claw/ui";
import type { Column } from "@claw/ui/data-table";
import { useFormat } from "@claw/ui/format";
import { Moment } from "@claw/ui/moment";
import { getRouteApi } from "@tanstack/react-router";
import { CircleCheck, RotateCw } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { doAll } from "../api/do-all.ts";
import { useFailureText } from "../api/use-failure-text.ts";
import { useApp } from "../app/app-context.ts";
import { ConfirmDialog } from "../page/confirm-dialog.tsx";
import { FilterSelect } from "../page/filter-select.tsx";
import { ListBar } from "../page/list-bar.tsx";
import { PagedTable } from "../page/paged-table.tsx";
import { PersonName } from "../page/person-name.tsx";
import { usePages } from "../page/use-pages.ts";

const route = getRouteApi("/shell/knowledge/knowledge");

/** What could not be taken in and why; one, or all of a reason, can be tried again. */
export function FailedView() {
  const t = useTranslations("knowledge");
  const format = useFormat();
  const failureText = useFailureText();
  const { browser, notices } = useApp();
  const { problem } = route.useSearch();
  const navigate = route.useNavigate();
  const [isAsking, setAsking] = useState(false);
  const failed = usePages(["knowledge", "failed", problem], (skip) =>
    browser.trpc.admin.knowledge.failed.query({ problem, skip }),
  );
  const counts = failed.first?.problems ?? [];

  function retry({ documentId }: FailedDocument): void {
    browser.trpc.admin.knowledge.retry.mutate({ documentId }).then(
      () => {
        notices.tell(t("retried"));
        failed.refetch();
      },
      (error: unknown) => notices.tell(failureText(error)),
    );
  }

  async function retryAll(of: DocumentProblem): Promise<void> {
    const done = await doAll(async () => {
      const { retried, left } = await browser.trpc.admin.knowledge.retryFailed.mutate({ problem: of });
      return { done: retried, left };
    });
    notices.tell(t("retriedAll", { count: format.count(done) }));
    failed.refetch();
  }
  const columns = useColumns(retry);

  return (
    <>
      <ListBar
        count={failed.total === null ? null : t("documentsCount", { count: format.count(failed.total) })}
      >
        <FilterSelect
          label={t("problem")}
          value={problem}
          options={DocumentProblem.options.map((value) => {
            const count = counts.find((one) => one.problem === value)?.count ?? 0;
            return { value, name: `${t(`problems.${value}`)} (${format.count(count)})` };
          })}
          onChange={(value) =>
            void navigate({ search: (now) => ({ ...now, problem: value }), replace: true })
          }
        />
        {problem && failed.total ? (
          <Button variant="outline" size="sm" onClick={() => setAsking(true)}>
            <RotateCw /> {t("retryAll")}
          </Button>
        ) : null}
      </ListBar>
      <PagedTable
        label={t("tabs.failed")}
        pages={failed}
        columns={columns}
        rowKey={({ documentId }) => documentId}
        empty={<EmptyState icon={<CircleCheck />} title={t("noneFailed")} />}
      />
      {isAsking && problem ? (
        <ConfirmDialog
          title={t("retryAllTitle", { count: format.count(failed.total ?? 0) })}
          hint={t("retryAllHint", { problem: t(`problems.${problem}`) })}
          deed={t("retryAll")}
          onConfirm={() => retryAll(problem)}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}

function useColumns(onRetry: (row: FailedDocument) => void): Column<FailedDocument>[] {
  const t = useTranslations("knowledge");
  const format = useFormat();

  return [
    {
      key: "problem",
      head: t("problem"),
      width: "minmax(8rem, 1fr)",
      cell: ({ problem, error }) => (
        <span title={error ?? undefined}>
          <Badge tone="danger">{t(`problems.${problem}`)}</Badge>
        </span>
      ),
    },
    {
      key: "base",
      head: t("base"),
      width: "minmax(7rem, 2fr)",
      isWideOnly: true,
      cell: ({ baseName }) => <span data-written>{baseName}</span>,
    },
    {
      key: "owner",
      head: t("owner"),
      width: "minmax(8rem, 2fr)",
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
      key: "failedAt",
      head: t("when"),
      width: "8rem",
      isWideOnly: true,
      cell: ({ failedAt }) => <Moment instant={failedAt} />,
    },
    {
      key: "deeds",
      head: <span className="sr-only">{t("deeds")}</span>,
      width: "5rem",
      align: "end",
      cell: (row) => (
        <Button variant="ghost" size="sm" onClick={() => onRetry(row)}>
          {t("retry")}
        </Button>
      ),
    },
  ];
}
