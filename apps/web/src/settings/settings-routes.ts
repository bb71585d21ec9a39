import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { shell } from "../app/shell-route.ts";

const room = () => import("./settings-room.ts");

const settings = createRoute({
  getParentRoute: () => shell,
  path: "settings",
  component: lazyRouteComponent(room, "SettingsLayout"),
});

const profile = createRoute({
  getParentRoute: () => settings,
  path: "/",
  component: lazyRouteComponent(room, "ProfilePage"),
});

const security = createRoute({
  getParentRoute: () => settings,
  path: "security",
  component: lazyRouteComponent(room, "SecurityPage"),
});

const preferences = createRoute({
  getParentRoute: () => settings,
  path: "preferences",
  component: lazyRouteComponent(room, "PreferencesPage"),
});

const shared = createRoute({
  getParentRoute: () => settings,
  path: "shared",
  component: lazyRouteComponent(room, "SharedLinksPage"),
});

const notifications = createRoute({
  getParentRoute: () => settings,
  path: "notifications",
  component: lazyRouteComponent(room, "NotificationsPage"),
});

const data = createRoute({
  getParentRoute: () => settings,
  path: "data",
  component: lazyRouteComponent(room, "DataPage"),
});

const presets = createRoute({
  getParentRoute: () => settings,
  path: "presets",
  component: lazyRouteComponent(room, "PresetsPage"),
});

const prompts = createRoute({
  getParentRoute: () => settings,
  path: "prompts",
  component: lazyRouteComponent(room, "PromptsPage"),
});

/** What concerns the person: each section a page of its own, listed in `settings-sections.ts`. */
export const settingsRoutes = settings.addChildren([
  profile,
  security,
  preferences,
  presets,
  prompts,
  shared,
  notifications,
  data,
]);
