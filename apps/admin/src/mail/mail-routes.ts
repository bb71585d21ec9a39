import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { inRoom } from "../app/in-room.tsx";
import { shell } from "../app/shell-route.ts";
import { type ListSearch, listSearch } from "../page/list-search.ts";

const room = createRoute({ getParentRoute: () => shell, id: "mail", component: inRoom("mail") });

const mail = createRoute({
  getParentRoute: () => room,
  path: "mail",
  validateSearch: (search: Record<string, unknown>): ListSearch<never> & { id?: string | undefined } => ({
    ...listSearch([], search),
    id: typeof search.id === "string" ? search.id : undefined,
  }),
  component: lazyRouteComponent(() => import("./mail-page.tsx"), "MailPage"),
});

export const mailRoutes = room.addChildren([mail]);
