import { useFormat } from "@claw/ui/format";
import { useTranslations } from "use-intl";

/** How many there are in all. */
export function TotalLine({ page }: { page: { total: number; isCapped: boolean } | null }) {
  const t = useTranslations("money");
  const format = useFormat();
  if (page === null) return null;
  const { total, isCapped } = page;

  return (
    <span role="status" className="ml-auto text-muted-foreground text-sm tabular-nums">
      {t(isCapped ? "totalLeast" : "total", { count: format.count(total) })}
    </span>
  );
}
