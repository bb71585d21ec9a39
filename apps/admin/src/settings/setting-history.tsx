import type { Setting, SettingVersion } from "@claw/contract";
import { Badge, Button, Skeleton } from "@claw/ui";
import { Moment } from "@claw/ui/moment";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../api/trpc.ts";
import { FailedState } from "../page/failed-state.tsx";
import { RollbackDialog } from "./rollback-dialog.tsx";
import { ValueText } from "./value-text.tsx";

/** Every version of a setting, and the way back to each. */
export function SettingHistory({ setting }: { setting: Setting }) {
  const t = useTranslations("settings");
  const { key } = setting;
  const [asked, setAsked] = useState<SettingVersion | null>(null);
  const { data, error, refetch, hasNextPage, fetchNextPage } = trpc.admin.settings.history.useInfiniteQuery(
    { key, limit: 20 },
    { getNextPageParam: ({ nextCursor }) => nextCursor },
  );
  if (error) return <FailedState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton className="h-40" />;

  const versions = data.pages.flatMap(({ items }) => items);
  return (
    <>
      <ol className="grid gap-3">
        {versions.map((version) => (
          <li key={version.version} className="grid gap-1.5 rounded-lg border p-3 text-sm">
            <div className="flex items-center gap-2">
              <span className="font-medium tabular-nums">
                {t("versionNumber", { version: String(version.version) })}
              </span>
              {version.version === setting.version ? <Badge tone="accent">{t("current")}</Badge> : null}
              {version.isDefault ? <Badge>{t("isDefault")}</Badge> : null}
              {version.version === setting.version ? null : (
                <Button variant="outline" size="sm" className="ml-auto" onClick={() => setAsked(version)}>
                  {t("rollback")}
                </Button>
              )}
            </div>
            <ValueText of={version} visibility={setting.visibility} />
            <p className="flex gap-1 text-muted-foreground text-xs">
              <span data-written>{version.changedBy}</span>
              <Moment instant={version.createdAt} />
            </p>
          </li>
        ))}
      </ol>
      {hasNextPage ? (
        <Button variant="ghost" className="mt-3 w-full" onClick={() => void fetchNextPage()}>
          {t("older")}
        </Button>
      ) : null}
      {asked ? <RollbackDialog setting={setting} to={asked} onClose={() => setAsked(null)} /> : null}
    </>
  );
}
