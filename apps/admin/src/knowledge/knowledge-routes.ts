import { BaseSort, DocumentProblem, DocumentStage, OrphanKind } from "@claw/contract";
import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { inRoom } from "../app/in-room.tsx";
import { shell } from "../app/shell-route.ts";
import { filterOf, type ListSearch, listSearch } from "../page/list-search.ts";
import { type KnowledgeTab, knowledgeTabs } from "./knowledge-tabs.ts";

type KnowledgeSearch = ListSearch<BaseSort> & {
  tab?: KnowledgeTab | undefined;
  stage?: DocumentStage | undefined;
  problem?: DocumentProblem | undefined;
  kind?: OrphanKind | undefined;
};

const room = createRoute({ getParentRoute: () => shell, id: "knowledge", component: inRoom("knowledge") });

const knowledge = createRoute({
  getParentRoute: () => room,
  path: "knowledge",
  validateSearch: (search: Record<string, unknown>): KnowledgeSearch => ({
    ...listSearch(BaseSort.options, search),
    tab: filterOf(knowledgeTabs, search.tab),
    stage: filterOf(DocumentStage.options, search.stage),
    problem: filterOf(DocumentProblem.options, search.problem),
    kind: filterOf(OrphanKind.options, search.kind),
  }),
  component: lazyRouteComponent(() => import("./knowledge-page.tsx"), "KnowledgePage"),
});

export const knowledgeRoutes = room.addChildren([knowledge]);
