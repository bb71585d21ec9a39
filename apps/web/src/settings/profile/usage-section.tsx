import { Skeleton } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";
import { Section } from "../section.tsx";

/** What this person has used so far. */
export function UsageSection() {
  const t = useTranslations("settings");
  const format = useFormat();
  const stats = trpc.user.stats.useQuery(undefined, { staleTime: 0 });
  const figures = stats.data
    ? [
        [t("conversations"), format.count(stats.data.conversationsCount)],
        [t("messages"), format.count(stats.data.messagesCount)],
        [t("tokens"), format.count(stats.data.totalTokens)],
        [t("cost"), format.money(stats.data.totalCost)],
      ]
    : [];

  return (
    <Section title={t("usage")}>
      {stats.isPending ? <Skeleton className="h-16" /> : null}
      <dl className="grid grid-cols-2 gap-4 sm:grid-cols-4">
        {figures.map(([label, figure]) => (
          <div key={label} className="grid gap-0.5">
            <dt className="text-muted-foreground text-xs">{label}</dt>
            <dd className="font-medium text-lg tabular-nums">{figure}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
