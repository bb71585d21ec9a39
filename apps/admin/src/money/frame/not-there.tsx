import { EmptyState, Skeleton } from "@claw/ui";
import { useTranslations } from "use-intl";
import { FailedState } from "../../page/failed-state.tsx";
import type { Pages } from "../../page/use-pages.ts";

/** In the place of something that is on its way, could not be read, or is gone. */
export function NotThere({ pages: { rows, error, refetch } }: { pages: Pages<unknown> }) {
  const t = useTranslations("money");
  if (error) return <FailedState error={error} onRetry={refetch} />;

  return rows ? <EmptyState title={t("noneTitle")} /> : <Skeleton className="h-64" />;
}
