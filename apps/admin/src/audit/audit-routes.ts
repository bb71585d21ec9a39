import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { inRoom } from "../app/in-room.tsx";
import { shell } from "../app/shell-route.ts";
import { auditSearch } from "./audit-search.ts";

const room = createRoute({ getParentRoute: () => shell, id: "audit", component: inRoom("audit") });

const audit = createRoute({
  getParentRoute: () => room,
  path: "audit",
  validateSearch: auditSearch,
  component: lazyRouteComponent(() => import("./audit-page.tsx"), "AuditPage"),
});

export const auditRoutes = room.addChildren([audit]);
