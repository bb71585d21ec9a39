import type { UsageGroup, UsageGrouping, UsageSums } from "@claw/contract";
import { EmptyState, Table, TableCell, TableHead } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { ChartColumn } from "lucide-react";
import { useTranslations } from "use-intl";
import { partOf } from "../money/micro.ts";
import { GroupName } from "./group-name.tsx";

export type GroupTableProps = {
  view: UsageGrouping;
  groups: readonly UsageGroup[];
  total: UsageSums;
};

/** Groups by their cost, each with its bar and its figures in one row. */
export function GroupTable({ view, groups, total }: GroupTableProps) {
  const t = useTranslations("billing.usage");
  const format = useFormat();
  const most = groups[0]?.cost ?? "0";
  if (groups.length === 0)
    return (
      <EmptyState
        icon={<ChartColumn />}
        title={t("emptyTitle")}
        hint={t("emptyHint")}
        className="rounded-xl border"
      />
    );

  return (
    <Table label={t("tableLabel")}>
      <thead>
        <tr>
          <TableHead className="min-w-52">{t(`name.${view}`)}</TableHead>
          <TableHead className="text-end">{t("cost")}</TableHead>
          <TableHead className="text-end">{t("share")}</TableHead>
          <TableHead className="text-end">{t("tokens")}</TableHead>
          <TableHead className="text-end">{t("calls")}</TableHead>
          <TableHead className="text-end">{t("estimated")}</TableHead>
        </tr>
      </thead>
      <tbody>
        {groups.map((group) => (
          <tr key={group.key ?? ""}>
            <TableCell className="max-w-72">
              <GroupName view={view} group={group} />
              <span aria-hidden="true" className="mt-1.5 block h-1.5 rounded-full bg-foreground/8">
                <span
                  className="block h-full min-w-0.5 rounded-full bg-primary"
                  style={{ width: `${Math.min(1, partOf(group.cost, most)) * 100}%` }}
                />
              </span>
            </TableCell>
            <TableCell className="whitespace-nowrap text-end font-medium">
              {format.money(group.cost)}
            </TableCell>
            <TableCell className="text-end">{format.share(partOf(group.cost, total.cost))}</TableCell>
            <TableCell className="text-end">{format.count(group.totalTokens)}</TableCell>
            <TableCell className="text-end">{format.count(group.calls)}</TableCell>
            <TableCell className="text-end text-muted-foreground">
              {group.estimatedCalls === 0 ? "–" : format.count(group.estimatedCalls)}
            </TableCell>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
