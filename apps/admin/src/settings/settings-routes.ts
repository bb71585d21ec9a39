import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { inRoom } from "../app/in-room.tsx";
import { shell } from "../app/shell-route.ts";

const room = createRoute({ getParentRoute: () => shell, id: "settings", component: inRoom("settings") });

const settings = createRoute({
  getParentRoute: () => room,
  path: "settings",
  component: lazyRouteComponent(() => import("./settings-page.tsx"), "SettingsPage"),
});

export const settingsRoutes = room.addChildren([settings]);
