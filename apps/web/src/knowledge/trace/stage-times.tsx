import type { RetrievalTrace } from "@claw/contract";
import { Table, TableCell, TableHead } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { useTranslations } from "use-intl";
import { stageTimes } from "./tabulate-trace.ts";

/** Each step with its part of the time, what did it, and how many passages came out of it. */
export function StageTimes({ trace }: { trace: RetrievalTrace }) {
  const t = useTranslations("knowledge.trace");
  const format = useFormat();
  const times = stageTimes(trace);
  const nameOf = (by: string) => (by === "memory" || by === "sql" ? t(by) : by);

  return (
    <Table label={t("stages")}>
      <thead>
        <tr>
          <TableHead>{t("stage")}</TableHead>
          <TableHead className="w-1/3 min-w-28">{t("time")}</TableHead>
          <TableHead className="text-end">{t("found")}</TableHead>
          <TableHead className="text-end">{t("droppedCount")}</TableHead>
        </tr>
      </thead>
      <tbody>
        {trace.stages.map((stage, index) => {
          const time = times[index];
          return (
            <tr key={`${stage.stage} ${stage.by}`}>
              <TableCell className="min-w-44">
                <p>
                  <span className="font-medium">{t(`stageName.${stage.stage}`)}</span>{" "}
                  <span className="text-muted-foreground text-xs">{nameOf(stage.by)}</span>
                </p>
                <p className="text-pretty text-muted-foreground text-xs leading-5">
                  {t(`stageHint.${stage.stage}`)}
                </p>
                {stage.note ? <p className="text-warning-text text-xs leading-5">{stage.note}</p> : null}
              </TableCell>
              <TableCell>
                <span className="text-xs">{format.duration(stage.milliseconds)}</span>
                <span aria-hidden="true" className="mt-1.5 block h-1.5 rounded-full bg-foreground/8">
                  <span
                    className="block h-full min-w-0.5 rounded-full bg-primary"
                    style={{
                      marginInlineStart: `${(time?.from ?? 0) * 100}%`,
                      width: `${(time?.length ?? 0) * 100}%`,
                    }}
                  />
                </span>
              </TableCell>
              <TableCell className="text-end">{format.count(stage.found.length)}</TableCell>
              <TableCell className="text-end">{format.count(stage.dropped.length)}</TableCell>
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
