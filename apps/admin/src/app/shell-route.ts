import { createRootRoute, createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { CrashScreen } from "./crash-screen.tsx";
import { NotFoundScreen } from "./not-found-screen.tsx";

export const root = createRootRoute({ notFoundComponent: NotFoundScreen, errorComponent: CrashScreen });

/** The frame of all rooms. */
export const shell = createRoute({
  getParentRoute: () => root,
  id: "shell",
  component: lazyRouteComponent(() => import("./shell.tsx"), "Shell"),
});
