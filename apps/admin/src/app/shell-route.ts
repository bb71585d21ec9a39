import { createRootRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { NotFoundScreen } from "./not-found-screen.tsx";
import { PageCrash } from "./page-crash.tsx";

export const root = createRootRoute({ notFoundComponent: NotFoundScreen, errorComponent: PageCrash });

/** The frame of all rooms. */
export const shell = createRoute({
  getParentRoute: () => root,
  id: "shell",
  component: lazyRouteComponent(() => import("./shell.tsx"), "Shell"),
});
