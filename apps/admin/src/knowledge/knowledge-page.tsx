import { Segmented } from "@claw/ui";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { RoomPage } from "../page/room-page.tsx";
import { BasesView } from "./bases-view.tsx";
import { FailedView } from "./failed-view.tsx";
import { knowledgeTabs } from "./knowledge-tabs.ts";
import { OrphansView } from "./orphans-view.tsx";
import { QueueView } from "./queue-view.tsx";

const route = getRouteApi("/shell/knowledge/knowledge");

const views = { bases: BasesView, queue: QueueView, failed: FailedView, orphans: OrphansView };

/** Everybody's knowledge: how much there is, what is on its way, what failed, what belongs to nothing. */
export function KnowledgePage() {
  const t = useTranslations("knowledge");
  const { tab = "bases" } = route.useSearch();
  const navigate = route.useNavigate();
  const View = views[tab];

  return (
    <RoomPage
      room="knowledge"
      isFilled
      actions={
        <Segmented
          label={t("view")}
          value={tab}
          options={knowledgeTabs.map((value) => ({ value, label: t(`tabs.${value}`) }))}
          onChange={(chosen) => void navigate({ search: { tab: chosen } })}
        />
      }
    >
      <View />
    </RoomPage>
  );
}
