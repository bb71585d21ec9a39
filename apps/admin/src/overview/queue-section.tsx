import type { QueueFigures } from "@claw/contract";
import { Alert } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { Section } from "../page/section.tsx";

/** Longer than this nothing waits while somebody works. */
const longSeconds = 60;

/** What is to be taken into knowledge bases, by stage. */
export function QueueSection({ queue }: { queue: QueueFigures }) {
  const t = useTranslations("overview");
  const format = useFormat();

  return (
    <Section
      title={t("queue")}
      aside={
        <Link
          to="/knowledge"
          search={{ tab: "queue" }}
          className="rounded-sm text-primary-text text-sm hover:underline focus-visible:ring-2 focus-visible:ring-ring"
        >
          {t("toQueue")}
        </Link>
      }
    >
      {queue.overdueSeconds > longSeconds ? (
        <Alert tone="warning" className="mb-3">
          {t("overdue", { minutes: format.count(Math.round(queue.overdueSeconds / 60)) })}
        </Alert>
      ) : null}
      <dl className="grid grid-cols-3 gap-3 text-sm md:grid-cols-5">
        {(["waiting", "reading", "indexing", "embedding", "failed"] as const).map((stage) => (
          <div key={stage} className="grid gap-0.5">
            <dt className="text-muted-foreground text-xs">{t(`stages.${stage}`)}</dt>
            <dd className="font-medium tabular-nums">{format.count(queue[stage])}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}
