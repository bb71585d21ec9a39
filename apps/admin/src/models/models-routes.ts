import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { inRoom } from "../app/in-room.tsx";
import { shell } from "../app/shell-route.ts";

const room = createRoute({ getParentRoute: () => shell, id: "models", component: inRoom("models") });

const models = createRoute({
  getParentRoute: () => room,
  path: "models",
  component: lazyRouteComponent(() => import("./models-page.tsx"), "ModelsPage"),
});

export const modelsRoutes = room.addChildren([models]);
