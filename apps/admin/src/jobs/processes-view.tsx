import type { RepeatedJob, ServerProcess } from "@claw/contract";
import { Badge, Table, TableCell, TableHead } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { Moment } from "@claw/ui/moment";
import { useTranslations } from "use-intl";
import { trpc } from "../api/trpc.ts";
import { FailedState } from "../page/failed-state.tsx";
import { PageSkeleton } from "../page/page-skeleton.tsx";
import { ScrollArea } from "../page/scroll-area.tsx";
import { Section } from "../page/section.tsx";
import { JobName } from "./job-name.tsx";

const everyMs = 3_000;

/** Every process, and how the work goes that it does again and again. */
export function ProcessesView() {
  const t = useTranslations("jobs");
  const processes = trpc.admin.jobs.processes.useQuery(undefined, { refetchInterval: everyMs });

  if (processes.error && !processes.data) {
    return <FailedState error={processes.error} onRetry={() => void processes.refetch()} />;
  }
  if (!processes.data) return <PageSkeleton />;

  return (
    <ScrollArea label={t("tabs.processes")}>
      <div className="mx-auto grid max-w-7xl grid-cols-1 gap-4">
        {processes.data.map((process) => (
          <ProcessSection key={process.id} process={process} />
        ))}
      </div>
    </ScrollArea>
  );
}

function ProcessSection({ process }: { process: ServerProcess }) {
  const t = useTranslations("jobs");

  return (
    <Section
      title={process.name}
      aside={
        <>
          {process.isSelf ? <Badge>{t("self")}</Badge> : null}
          <Badge tone={process.isAlive ? "success" : "danger"}>
            {t(process.isAlive ? "alive" : "silent")}
          </Badge>
          <span className="text-muted-foreground text-xs">
            {t("started")} <Moment instant={process.startedAt} />
          </span>
        </>
      }
    >
      <Table label={process.name}>
        <thead>
          <tr>
            <TableHead>{t("job")}</TableHead>
            <TableHead>{t("state")}</TableHead>
            <TableHead>{t("lastRun")}</TableHead>
            <TableHead className="text-right">{t("duration")}</TableHead>
            <TableHead className="text-right">{t("runs")}</TableHead>
            <TableHead>{t("nextRun")}</TableHead>
          </tr>
        </thead>
        <tbody>
          {process.jobs.map((job) => (
            <JobRow key={job.name} job={job} />
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

function JobRow({ job }: { job: RepeatedJob }) {
  const t = useTranslations("jobs");
  const format = useFormat();
  const hasFailed = job.lastErrorAt !== null && job.lastErrorAt === job.endedAt;

  return (
    <tr>
      <TableCell>
        <JobName name={job.name} />
        {job.lastError ? (
          <p data-written className="max-w-96 truncate text-muted-foreground text-xs" title={job.lastError}>
            {job.lastError}
          </p>
        ) : null}
      </TableCell>
      <TableCell>
        <Badge tone={hasFailed ? "danger" : job.isRunning ? "accent" : "neutral"}>
          {t(hasFailed ? "failed" : job.isRunning ? "running" : job.endedAt ? "done" : "waiting")}
        </Badge>
      </TableCell>
      <TableCell className="whitespace-nowrap">
        {job.endedAt ? <Moment instant={job.endedAt} /> : "–"}
      </TableCell>
      <TableCell className="whitespace-nowrap text-right">
        {job.lastDurationMs === null ? "–" : format.duration(job.lastDurationMs)}
      </TableCell>
      <TableCell className="whitespace-nowrap text-right">
        {job.failures === 0
          ? format.count(job.runs)
          : t("runsWithFailures", { runs: format.count(job.runs), failures: format.count(job.failures) })}
      </TableCell>
      <TableCell className="whitespace-nowrap">
        <Moment instant={job.nextRunAt} />
      </TableCell>
    </tr>
  );
}
