import { Segmented } from "@claw/ui";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { RoomPage } from "../page/room-page.tsx";
import { jobsTabs } from "./jobs-tabs.ts";
import { LimitedView } from "./limited-view.tsx";
import { ProcessesView } from "./processes-view.tsx";
import { RulesView } from "./rules-view.tsx";
import { TasksView } from "./tasks-view.tsx";

const route = getRouteApi("/shell/jobs/jobs");

const views = { processes: ProcessesView, tasks: TasksView, limited: LimitedView, rules: RulesView };

/** What processes do beside answering, who is held back, and who is let in. */
export function JobsPage() {
  const t = useTranslations("jobs");
  const { tab = "processes" } = route.useSearch();
  const navigate = route.useNavigate();
  const View = views[tab];

  return (
    <RoomPage
      room="jobs"
      isFilled
      actions={
        <Segmented
          label={t("view")}
          value={tab}
          options={jobsTabs.map((value) => ({ value, label: t(`tabs.${value}`) }))}
          onChange={(chosen) => void navigate({ search: { tab: chosen } })}
        />
      }
    >
      <View />
    </RoomPage>
  );
}
