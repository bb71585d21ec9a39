import { createRoute, createRouter, lazyRouteComponent, redirect } from "@tanstack/react-router";
import { billingRoutes } from "../billing/billing-routes.ts";
import { settingsRoutes } from "../settings/settings-routes.ts";
import type { App } from "./app-context.ts";
import {
  conversationSearch,
  documentsSearch,
  homeSearch,
  isAdminAddress,
  placeSearch,
  questionSearch,
  signInSearch,
} from "./search.ts";
import { isSignedIn, root, shell } from "./shell-route.ts";

const doorRoom = () => import("../auth/door-room.ts");
const knowledgeRoom = () => import("../knowledge/knowledge-room.ts");

const home = createRoute({
  getParentRoute: () => shell,
  path: "/",
  validateSearch: homeSearch,
  component: lazyRouteComponent(
    () => import("../conversation/empty/new-conversation-page.tsx"),
    "NewConversationPage",
  ),
});

const conversation = createRoute({
  getParentRoute: () => shell,
  path: "c/$conversationId",
  validateSearch: conversationSearch,
  component: lazyRouteComponent(
    () => import("../conversation/page/conversation-page.tsx"),
    "ConversationPage",
  ),
});

const knowledge = createRoute({
  getParentRoute: () => shell,
  path: "knowledge",
  component: lazyRouteComponent(knowledgeRoom, "KnowledgeLayout"),
});

const bases = createRoute({
  getParentRoute: () => knowledge,
  path: "/",
  component: lazyRouteComponent(knowledgeRoom, "BasesPage"),
});

const knowledgeSearch = createRoute({
  getParentRoute: () => knowledge,
  path: "search",
  validateSearch: questionSearch,
  component: lazyRouteComponent(knowledgeRoom, "SearchPage"),
});

const base = createRoute({
  getParentRoute: () => knowledge,
  path: "$knowledgeBaseId",
  validateSearch: documentsSearch,
  component: lazyRouteComponent(knowledgeRoom, "BasePage"),
});

const document = createRoute({
  getParentRoute: () => knowledge,
  path: "$knowledgeBaseId/documents/$documentId",
  validateSearch: placeSearch,
  component: lazyRouteComponent(knowledgeRoom, "DocumentPage"),
});

/** For anybody who has the link. */
const shared = createRoute({
  getParentRoute: () => root,
  path: "s/$token",
  component: lazyRouteComponent(() => import("../share/shared-page.tsx"), "SharedPage"),
});

const door = createRoute({
  getParentRoute: () => root,
  id: "door",
  component: lazyRouteComponent(doorRoom, "DoorLayout"),
});

/** Where nobody needs to go who is signed in. */
const strangers = createRoute({
  getParentRoute: () => door,
  id: "strangers",
  beforeLoad: ({ context, location }) => {
    if (!isSignedIn(context)) return;

    const { redirect: href = "/" } = signInSearch(location.search);
    throw redirect({ href, reloadDocument: isAdminAddress(href) });
  },
});

const signIn = createRoute({
  getParentRoute: () => strangers,
  path: "sign-in",
  validateSearch: signInSearch,
  component: lazyRouteComponent(doorRoom, "SignInPage"),
});

const register = createRoute({
  getParentRoute: () => strangers,
  path: "register",
  validateSearch: signInSearch,
  component: lazyRouteComponent(doorRoom, "RegisterPage"),
});

const forgotPassword = createRoute({
  getParentRoute: () => strangers,
  path: "forgot-password",
  component: lazyRouteComponent(doorRoom, "ForgotPasswordPage"),
});

const resetPassword = createRoute({
  getParentRoute: () => door,
  path: "reset-password",
  component: lazyRouteComponent(doorRoom, "ResetPasswordPage"),
});

const verifyEmail = createRoute({
  getParentRoute: () => door,
  path: "verify-email",
  component: lazyRouteComponent(doorRoom, "VerifyEmailPage"),
});

const routeTree = root.addChildren([
  shell.addChildren([
    home,
    conversation,
    knowledge.addChildren([bases, knowledgeSearch, base, document]),
    settingsRoutes,
    billingRoutes,
  ]),
  shared,
  door.addChildren([strangers.addChildren([signIn, register, forgotPassword]), resetPassword, verifyEmail]),
]);

export function createAppRouter(app: App) {
  return createRouter({ routeTree, context: { app }, defaultPreload: "intent", scrollRestoration: false });
}

export type AppRouter = ReturnType<typeof createAppRouter>;

declare module "@tanstack/react-router" {
  interface Register {
    router: AppRouter;
  }
}
