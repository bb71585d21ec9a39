import { cn } from "@claw/ui";
import { useFormat } from "@claw/ui/format";
import { useTranslations } from "use-intl";
import { trpc } from "../../api/trpc.ts";

/** From this part on it is said that room gets scarce. */
const nearlyFull = 0.9;

/** What is used of what may be, in one quiet line. */
export function QuotaLine() {
  const t = useTranslations("knowledge.quota");
  const format = useFormat();
  const { data } = trpc.knowledge.quota.useQuery();
  if (!data) return <p className="min-h-5" />;

  const { bases, documents, storage } = data;
  const isScarce = [bases, documents, storage].some(({ used, limit }) => used >= limit * nearlyFull);

  return (
    <section
      aria-label={t("label")}
      className={cn(
        "flex flex-wrap gap-x-4 gap-y-1 text-xs tabular-nums",
        isScarce ? "text-warning-text" : "text-muted-foreground",
      )}
    >
      <span>{t("bases", { used: format.count(bases.used), limit: format.count(bases.limit) })}</span>
      <span>
        {t("documents", { used: format.count(documents.used), limit: format.count(documents.limit) })}
      </span>
      <span>{t("storage", { used: format.bytes(storage.used), limit: format.bytes(storage.limit) })}</span>
      {isScarce ? <span>{t("nearlyFull")}</span> : null}
    </section>
  );
}
