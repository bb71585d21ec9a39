import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { inRoom } from "../app/in-room.tsx";
import { shell } from "../app/shell-route.ts";

const room = createRoute({ getParentRoute: () => shell, id: "mail", component: inRoom("mail") });

const mail = createRoute({
  getParentRoute: () => room,
  path: "mail",
  component: lazyRouteComponent(() => import("./mail-page.tsx"), "MailPage"),
});

export const mailRoutes = room.addChildren([mail]);
