import { Badge } from "@claw/ui";
import { useTranslations } from "use-intl";
import { trpc } from "../api/trpc.ts";
import { FailedState } from "../page/failed-state.tsx";
import { PageSkeleton } from "../page/page-skeleton.tsx";
import { RoomPage } from "../page/room-page.tsx";
import { Charts } from "./charts.tsx";
import { HealthSection } from "./health-section.tsx";
import { ModelsSection } from "./models-section.tsx";
import { QueueSection } from "./queue-section.tsx";
import { Tiles } from "./tiles.tsx";

/** How the installation is, live while the page is open, and how it was. */
export function OverviewPage() {
  const t = useTranslations("overview");
  const live = trpc.admin.overview.onFigures.useSubscription();
  const figures = live.data;

  return (
    <RoomPage
      room="overview"
      actions={
        figures ? (
          <Badge tone={live.status === "pending" ? "success" : "warning"}>
            {t(live.status === "pending" ? "live" : "reconnecting")}
          </Badge>
        ) : null
      }
    >
      {figures ? (
        <div className="mx-auto grid max-w-7xl grid-cols-1 gap-4">
          <Tiles figures={figures} />
          <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-3">
            <div className="grid grid-cols-1 gap-4 lg:col-span-2">
              <ModelsSection models={figures.models} />
              <QueueSection queue={figures.queue} />
            </div>
            <HealthSection health={figures.health} />
          </div>
          <Charts />
        </div>
      ) : live.error ? (
        <FailedState error={live.error} onRetry={live.reset} />
      ) : (
        <PageSkeleton />
      )}
    </RoomPage>
  );
}
