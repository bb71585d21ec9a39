import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { inRoom } from "../app/in-room.tsx";
import { shell } from "../app/shell-route.ts";

const room = createRoute({ getParentRoute: () => shell, id: "knowledge", component: inRoom("knowledge") });

const knowledge = createRoute({
  getParentRoute: () => room,
  path: "knowledge",
  component: lazyRouteComponent(() => import("./knowledge-page.tsx"), "KnowledgePage"),
});

export const knowledgeRoutes = room.addChildren([knowledge]);
