import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { inRoom } from "../app/in-room.tsx";
import { shell } from "../app/shell-route.ts";
import { filterOf, type ListSearch, listSearch } from "../page/list-search.ts";

export type ModelsSearch = Pick<ListSearch<never>, "q"> & {
  provider?: string | undefined;
  offer?: "offered" | "hidden" | undefined;
  /** The model whose details are open. */
  open?: string | undefined;
};

export type ProvidersSearch = { window?: "hour" | "day" | undefined };

const textOf = (value: unknown) => (typeof value === "string" && value !== "" ? value : undefined);

const room = createRoute({ getParentRoute: () => shell, id: "models", component: inRoom("models") });

const models = createRoute({
  getParentRoute: () => room,
  path: "models",
  validateSearch: (search: Record<string, unknown>): ModelsSearch => ({
    ...listSearch([], search),
    provider: textOf(search.provider),
    offer: filterOf(["offered", "hidden"], search.offer),
    open: textOf(search.open),
  }),
  component: lazyRouteComponent(() => import("./catalog/models-page.tsx"), "ModelsPage"),
});

const providers = createRoute({
  getParentRoute: () => room,
  path: "models/providers",
  validateSearch: (search: Record<string, unknown>): ProvidersSearch => ({
    window: filterOf(["hour", "day"], search.window),
  }),
  component: lazyRouteComponent(() => import("./providers/providers-page.tsx"), "ProvidersPage"),
});

export const modelsRoutes = room.addChildren([models, providers]);
