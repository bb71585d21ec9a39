import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { inRoom } from "../app/in-room.tsx";
import { shell } from "../app/shell-route.ts";
import { filterOf } from "../page/list-search.ts";
import { settingKeys } from "./setting-groups.ts";

const room = createRoute({ getParentRoute: () => shell, id: "settings", component: inRoom("settings") });

const settings = createRoute({
  getParentRoute: () => room,
  path: "settings",
  /** The setting whose history is open. */
  validateSearch: ({
    history,
  }: Record<string, unknown>): { history?: (typeof settingKeys)[number] | undefined } => ({
    history: filterOf(settingKeys, history),
  }),
  component: lazyRouteComponent(() => import("./settings-page.tsx"), "SettingsPage"),
});

export const settingsRoutes = room.addChildren([settings]);
