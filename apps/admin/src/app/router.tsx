import { createRouter } from "@tanstack/react-router";
import { auditRoutes } from "../audit/audit-routes.ts";
import { jobsRoutes } from "../jobs/jobs-routes.ts";
import { knowledgeRoutes } from "../knowledge/knowledge-routes.ts";
import { mailRoutes } from "../mail/mail-routes.ts";
import { modelsRoutes } from "../models/models-routes.ts";
import { moneyRoutes } from "../money/money-routes.ts";
import { overviewRoutes } from "../overview/overview-routes.ts";
import { settingsRoutes } from "../settings/settings-routes.ts";
import { usersRoutes } from "../users/users-routes.ts";
import { root, shell } from "./shell-route.ts";

const routeTree = root.addChildren([
  shell.addChildren([
    overviewRoutes,
    usersRoutes,
    modelsRoutes,
    moneyRoutes,
    knowledgeRoutes,
    jobsRoutes,
    settingsRoutes,
    mailRoutes,
    auditRoutes,
  ]),
]);

/** One line a room; what lies in it is the room's. */
export function createAdminRouter() {
  return createRouter({
    routeTree,
    basepath: "/admin",
    defaultPreload: "intent",
    scrollRestoration: false,
  });
}

export type AdminRouter = ReturnType<typeof createAdminRouter>;

declare module "@tanstack/react-router" {
  interface Register {
    router: AdminRouter;
  }
}
