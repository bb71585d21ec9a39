import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { inRoom } from "../app/in-room.tsx";
import { shell } from "../app/shell-route.ts";
import { idOf } from "../page/list-search.ts";
import { usersSearch } from "./users-search.ts";

const room = createRoute({ getParentRoute: () => shell, id: "users", component: inRoom("users") });

const users = createRoute({
  getParentRoute: () => room,
  path: "users",
  validateSearch: usersSearch,
  component: lazyRouteComponent(() => import("./users-page.tsx"), "UsersPage"),
});

const person = createRoute({
  getParentRoute: () => room,
  path: "users/$userId",
  component: lazyRouteComponent(() => import("./person-page.tsx"), "PersonPage"),
});

const accesses = createRoute({
  getParentRoute: () => room,
  path: "users/access",
  validateSearch: ({ user }: Record<string, unknown>): { user?: string | undefined } => ({
    user: idOf(user),
  }),
  component: lazyRouteComponent(() => import("./accesses-page.tsx"), "AccessesPage"),
});

const access = createRoute({
  getParentRoute: () => room,
  path: "users/access/$accessId",
  validateSearch: ({ conversation }: Record<string, unknown>): { conversation?: string | undefined } => ({
    conversation: idOf(conversation),
  }),
  component: lazyRouteComponent(() => import("./access-page.tsx"), "AccessPage"),
});

export const usersRoutes = room.addChildren([users, person, accesses, access]);
