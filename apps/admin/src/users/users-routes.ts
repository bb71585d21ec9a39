import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { inRoom } from "../app/in-room.tsx";
import { shell } from "../app/shell-route.ts";

const room = createRoute({ getParentRoute: () => shell, id: "users", component: inRoom("users") });

const users = createRoute({
  getParentRoute: () => room,
  path: "users",
  component: lazyRouteComponent(() => import("./users-page.tsx"), "UsersPage"),
});

export const usersRoutes = room.addChildren([users]);
