import { getRouteApi } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { trpc } from "../api/trpc.ts";
import { FailedState } from "../page/failed-state.tsx";
import { PageSkeleton } from "../page/page-skeleton.tsx";
import { RoomPage } from "../page/room-page.tsx";
import { ScrollArea } from "../page/scroll-area.tsx";
import { Section } from "../page/section.tsx";
import { SidePanel } from "../page/side-panel.tsx";
import { settingGroups } from "./setting-groups.ts";
import { SettingHistory } from "./setting-history.tsx";
import { SettingRow } from "./setting-row.tsx";
import { settingTextKey } from "./setting-text-key.ts";
import { SettingsFile } from "./settings-file.tsx";

const route = getRouteApi("/shell/settings/settings");

/** What an operator sets while the installation runs. */
export function SettingsPage() {
  const t = useTranslations("settings");
  const { history } = route.useSearch();
  const navigate = route.useNavigate();
  const { data: settings, error, refetch } = trpc.admin.settings.list.useQuery();
  const opened = settings?.find(({ key }) => key === history);

  return (
    <RoomPage room="settings" isFilled actions={<SettingsFile />}>
      <div className="flex min-h-0 flex-1">
        <ScrollArea label={t("all")}>
          {error && !settings ? <FailedState error={error} onRetry={() => void refetch()} /> : null}
          {!settings && !error ? <PageSkeleton /> : null}
          <div className="grid max-w-3xl grid-cols-1 gap-4">
            {settings
              ? settingGroups.map(({ name, keys }) => (
                  <Section key={name} title={t(`group.${name}`)} isFlush>
                    <div className="divide-y">
                      {keys.map((key) => {
                        const setting = settings.find((candidate) => candidate.key === key);
                        return setting ? <SettingRow key={key} setting={setting} /> : null;
                      })}
                    </div>
                  </Section>
                ))
              : null}
          </div>
        </ScrollArea>
        {opened ? (
          <SidePanel
            title={t("historyOf", { name: t(`name.${settingTextKey(opened.key)}`) })}
            onClose={() => void navigate({ search: {} })}
          >
            <SettingHistory key={opened.key} setting={opened} />
          </SidePanel>
        ) : null}
      </div>
    </RoomPage>
  );
}
