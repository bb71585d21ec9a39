import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { inRoom } from "../app/in-room.tsx";
import { shell } from "../app/shell-route.ts";
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

export const usersRoutes = room.addChildren([users, person]);
