import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { inRoom } from "../app/in-room.tsx";
import { shell } from "../app/shell-route.ts";

const room = createRoute({ getParentRoute: () => shell, id: "money", component: inRoom("money") });

const money = createRoute({
  getParentRoute: () => room,
  path: "money",
  component: lazyRouteComponent(() => import("./money-page.tsx"), "MoneyPage"),
});

export const moneyRoutes = room.addChildren([money]);
