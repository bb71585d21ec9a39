import { type QueuedTask, TaskState } from "@claw/contract";
import { Badge, Button, EmptyState } from "@claw/ui";
import type { Column } from "@claw/ui/data-table";
import { useFormat } from "@claw/ui/format";
import { Moment } from "@claw/ui/moment";
import { getRouteApi } from "@tanstack/react-router";
import { ListChecks } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useFailureText } from "../api/use-failure-text.ts";
import { useApp } from "../app/app-context.ts";
import { ConfirmDialog } from "../page/confirm-dialog.tsx";
import { FilterSelect } from "../page/filter-select.tsx";
import { ListBar } from "../page/list-bar.tsx";
import { PagedTable } from "../page/paged-table.tsx";
import { usePages } from "../page/use-pages.ts";
import { TaskName } from "./task-name.tsx";

const route = getRouteApi("/shell/jobs/jobs");
const everyMs = 3_000;

const tones = { running: "accent", due: "neutral", later: "neutral", failed: "danger" } as const;

/** What is in the queue; read again every few seconds. */
export function TasksView() {
  const t = useTranslations("jobs");
  const format = useFormat();
  const failureText = useFailureText();
  const { browser, notices } = useApp();
  const { state } = route.useSearch();
  const navigate = route.useNavigate();
  const [cancelled, setCancelled] = useState<QueuedTask | null>(null);
  const tasks = usePages(
    ["jobs", "tasks", state],
    (skip) => browser.trpc.admin.jobs.tasks.query({ state, skip }),
    everyMs,
  );
  const states = tasks.first?.states;

  function retry({ id }: QueuedTask): void {
    browser.trpc.admin.jobs.retry.mutate({ taskId: id }).then(
      () => {
        notices.tell(t("retried"));
        tasks.refetch();
      },
      (error: unknown) => notices.tell(failureText(error)),
    );
  }

  async function cancel({ id }: QueuedTask): Promise<void> {
    await browser.trpc.admin.jobs.cancel.mutate({ taskId: id });
    notices.tell(t("cancelled"));
    tasks.refetch();
  }
  const columns = useColumns(retry, setCancelled);

  return (
    <>
      <ListBar count={tasks.total === null ? null : t("tasksCount", { count: format.count(tasks.total) })}>
        <FilterSelect
          label={t("state")}
          value={state}
          options={TaskState.options.map((value) => ({
            value,
            name: `${t(`states.${value}`)} (${format.count(states?.[value] ?? 0)})`,
          }))}
          onChange={(value) => void navigate({ search: (now) => ({ ...now, state: value }), replace: true })}
        />
      </ListBar>
      <PagedTable
        label={t("tabs.tasks")}
        pages={tasks}
        columns={columns}
        rowKey={({ id }) => id}
        empty={<EmptyState icon={<ListChecks />} title={t("noTasks")} hint={t("noTasksHint")} />}
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

function useColumns(
  onRetry: (task: QueuedTask) => void,
  onCancel: (task: QueuedTask) => void,
): Column<QueuedTask>[] {
  const t = useTranslations("jobs");
  const format = useFormat();

  return [
    {
      key: "task",
      head: t("task"),
      width: "minmax(8rem, 2fr)",
      cell: ({ task }) => <TaskName name={task} />,
    },
    {
      key: "state",
      head: t("state"),
      width: "6rem",
      cell: ({ state }) => <Badge tone={tones[state]}>{t(`states.${state}`)}</Badge>,
    },
    {
      key: "attempts",
      head: t("attempts"),
      width: "5rem",
      align: "end",
      isWideOnly: true,
      cell: ({ attempts, maxAttempts }) => `${format.count(attempts)} / ${format.count(maxAttempts)}`,
    },
    {
      key: "error",
      head: t("lastError"),
      width: "minmax(8rem, 3fr)",
      isWideOnly: true,
      cell: ({ lastError }) =>
        lastError ? (
          <span data-written title={lastError}>
            {lastError}
          </span>
        ) : (
          "–"
        ),
    },
    {
      key: "worker",
      head: t("process"),
      width: "minmax(6rem, 1fr)",
      isWideOnly: true,
      cell: ({ worker }) => (worker ? <span data-written>{worker}</span> : "–"),
    },
    {
      key: "runAt",
      head: t("due"),
      width: "8rem",
      isWideOnly: true,
      cell: ({ runAt }) => <Moment instant={runAt} />,
    },
    {
      key: "deeds",
      head: <span className="sr-only">{t("deeds")}</span>,
      width: "9rem",
      align: "end",
      cell: (task) =>
        task.state === "running" && task.task !== "ingest_version" ? null : (
          <>
            {task.state === "running" ? null : (
              <Button variant="ghost" size="sm" onClick={() => onRetry(task)}>
                {t("runNow")}
              </Button>
            )}
            <Button variant="ghost" size="sm" onClick={() => onCancel(task)}>
              {t("cancelDeed")}
            </Button>
          </>
        ),
    },
  ];
}
