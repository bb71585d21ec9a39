import { SeriesRange } from "@claw/contract";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { inRoom } from "../app/in-room.tsx";
import { shell } from "../app/shell-route.ts";
import { filterOf } from "../page/list-search.ts";

const room = createRoute({ getParentRoute: () => shell, id: "overview", component: inRoom("overview") });

const overview = createRoute({
  getParentRoute: () => room,
  path: "/",
  validateSearch: ({ range }: Record<string, unknown>) => {
    const chosen = filterOf(SeriesRange.options, range);
    return chosen ? { range: chosen } : {};
  },
  component: lazyRouteComponent(() => import("./overview-page.tsx"), "OverviewPage"),
});

export const overviewRoutes = room.addChildren([overview]);
