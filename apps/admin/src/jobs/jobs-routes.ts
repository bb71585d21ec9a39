import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { inRoom } from "../app/in-room.tsx";
import { shell } from "../app/shell-route.ts";

const room = createRoute({ getParentRoute: () => shell, id: "jobs", component: inRoom("jobs") });

const jobs = createRoute({
  getParentRoute: () => room,
  path: "jobs",
  component: lazyRouteComponent(() => import("./jobs-page.tsx"), "JobsPage"),
});

export const jobsRoutes = room.addChildren([jobs]);
