import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { shell } from "../app/shell-route.ts";

const settings = createRoute({
  getParentRoute: () => shell,
  path: "settings",
  component: lazyRouteComponent(() => import("./settings-layout.tsx"), "SettingsLayout"),
});

const profile = createRoute({
  getParentRoute: () => settings,
  path: "/",
  component: lazyRouteComponent(() => import("./profile/profile-page.tsx"), "ProfilePage"),
});

const security = createRoute({
  getParentRoute: () => settings,
  path: "security",
  component: lazyRouteComponent(() => import("./security/security-page.tsx"), "SecurityPage"),
});

const preferences = createRoute({
  getParentRoute: () => settings,
  path: "preferences",
  component: lazyRouteComponent(() => import("./preferences/preferences-page.tsx"), "PreferencesPage"),
});

const shared = createRoute({
  getParentRoute: () => settings,
  path: "shared",
  component: lazyRouteComponent(() => import("./links/shared-links-page.tsx"), "SharedLinksPage"),
});

const notifications = createRoute({
  getParentRoute: () => settings,
  path: "notifications",
  component: lazyRouteComponent(() => import("./notifications/notifications-page.tsx"), "NotificationsPage"),
});

const data = createRoute({
  getParentRoute: () => settings,
  path: "data",
  component: lazyRouteComponent(() => import("./data/data-page.tsx"), "DataPage"),
});

const presets = createRoute({
  getParentRoute: () => settings,
  path: "presets",
  component: lazyRouteComponent(() => import("./presets/presets-page.tsx"), "PresetsPage"),
});

const prompts = createRoute({
  getParentRoute: () => settings,
  path: "prompts",
  component: lazyRouteComponent(() => import("../prompts/prompts-page.tsx"), "PromptsPage"),
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
