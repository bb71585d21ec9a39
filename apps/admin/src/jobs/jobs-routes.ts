import { AccessEffect, TaskState } from "@claw/contract";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { inRoom } from "../app/in-room.tsx";
import { shell } from "../app/shell-route.ts";
import { filterOf, type ListSearch, listSearch } from "../page/list-search.ts";
import { type JobsTab, jobsTabs } from "./jobs-tabs.ts";

type JobsSearch = ListSearch<never> & {
  tab?: JobsTab | undefined;
  state?: TaskState | undefined;
  effect?: AccessEffect | undefined;
};

const room = createRoute({ getParentRoute: () => shell, id: "jobs", component: inRoom("jobs") });

const jobs = createRoute({
  getParentRoute: () => room,
  path: "jobs",
  validateSearch: (search: Record<string, unknown>): JobsSearch => ({
    ...listSearch([], search),
    tab: filterOf(jobsTabs, search.tab),
    state: filterOf(TaskState.options, search.state),
    effect: filterOf(AccessEffect.options, search.effect),
  }),
  component: lazyRouteComponent(() => import("./jobs-page.tsx"), "JobsPage"),
});

export const jobsRoutes = room.addChildren([jobs]);
