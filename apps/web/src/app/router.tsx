import {
  createRootRouteWithContext,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from "@tanstack/react-router";
import { ledgerSearch, topUpSearch, usageSearch } from "../billing/billing-search.ts";
import type { App } from "./app-context.ts";
import { CrashScreen } from "./crash-screen.tsx";
import { NotFoundScreen } from "./not-found-screen.tsx";
import {
  documentsSearch,
  homeSearch,
  panelSearch,
  placeSearch,
  questionSearch,
  shellSearch,
  signInSearch,
} from "./search.ts";

export type RouterContext = { app: App };

function isSignedIn({ app }: RouterContext): boolean {
  return app.browser.session.get().status === "signedIn";
}

const root = createRootRouteWithContext<RouterContext>()({
  notFoundComponent: NotFoundScreen,
  errorComponent: CrashScreen,
});

const shell = createRoute({
  getParentRoute: () => root,
  id: "shell",
  component: lazyRouteComponent(() => import("./shell.tsx"), "Shell"),
  validateSearch: shellSearch,
  beforeLoad: ({ context, location }) => {
    if (isSignedIn(context)) return;
    throw redirect({ to: "/sign-in", search: location.href === "/" ? {} : { redirect: location.href } });
  },
});

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
  validateSearch: panelSearch,
  component: lazyRouteComponent(
    () => import("../conversation/page/conversation-page.tsx"),
    "ConversationPage",
  ),
});

const settings = createRoute({
  getParentRoute: () => shell,
  path: "settings",
  component: lazyRouteComponent(() => import("../settings/settings-page.tsx"), "SettingsPage"),
});

const knowledge = createRoute({
  getParentRoute: () => shell,
  path: "knowledge",
  component: lazyRouteComponent(() => import("../knowledge/knowledge-layout.tsx"), "KnowledgeLayout"),
});

const bases = createRoute({
  getParentRoute: () => knowledge,
  path: "/",
  component: lazyRouteComponent(() => import("../knowledge/bases/bases-page.tsx"), "BasesPage"),
});

const knowledgeSearch = createRoute({
  getParentRoute: () => knowledge,
  path: "search",
  validateSearch: questionSearch,
  component: lazyRouteComponent(() => import("../knowledge/search/search-page.tsx"), "SearchPage"),
});

const base = createRoute({
  getParentRoute: () => knowledge,
  path: "$knowledgeBaseId",
  validateSearch: documentsSearch,
  component: lazyRouteComponent(() => import("../knowledge/documents/base-page.tsx"), "BasePage"),
});

const document = createRoute({
  getParentRoute: () => knowledge,
  path: "$knowledgeBaseId/documents/$documentId",
  validateSearch: placeSearch,
  component: lazyRouteComponent(() => import("../knowledge/reader/document-page.tsx"), "DocumentPage"),
});

const billing = createRoute({
  getParentRoute: () => shell,
  path: "billing",
  component: lazyRouteComponent(() => import("../billing/billing-layout.tsx"), "BillingLayout"),
});

const overview = createRoute({
  getParentRoute: () => billing,
  path: "/",
  component: lazyRouteComponent(() => import("../billing/overview/overview-page.tsx"), "OverviewPage"),
});

const usage = createRoute({
  getParentRoute: () => billing,
  path: "usage",
  validateSearch: usageSearch,
  component: lazyRouteComponent(() => import("../billing/usage/usage-page.tsx"), "UsagePage"),
});

const ledger = createRoute({
  getParentRoute: () => billing,
  path: "ledger",
  validateSearch: ledgerSearch,
  component: lazyRouteComponent(() => import("../billing/ledger/ledger-page.tsx"), "LedgerPage"),
});

const plans = createRoute({
  getParentRoute: () => billing,
  path: "plans",
  component: lazyRouteComponent(() => import("../billing/plans/plans-page.tsx"), "PlansPage"),
});

const topUp = createRoute({
  getParentRoute: () => billing,
  path: "top-up",
  validateSearch: topUpSearch,
  component: lazyRouteComponent(() => import("../billing/payments/top-up-page.tsx"), "TopUpPage"),
});

const payments = createRoute({
  getParentRoute: () => billing,
  path: "payments",
  component: lazyRouteComponent(() => import("../billing/payments/payments-page.tsx"), "PaymentsPage"),
});

const payment = createRoute({
  getParentRoute: () => billing,
  path: "payments/$paymentId",
  component: lazyRouteComponent(() => import("../billing/payments/payment-page.tsx"), "PaymentPage"),
});

const confirm = createRoute({
  getParentRoute: () => billing,
  path: "confirm",
  component: lazyRouteComponent(() => import("../billing/payments/confirm-page.tsx"), "ConfirmPage"),
});

const invoices = createRoute({
  getParentRoute: () => billing,
  path: "invoices",
  component: lazyRouteComponent(() => import("../billing/invoices/invoices-page.tsx"), "InvoicesPage"),
});

const invoice = createRoute({
  getParentRoute: () => billing,
  path: "invoices/$invoiceId",
  component: lazyRouteComponent(() => import("../billing/invoices/invoice-page.tsx"), "InvoicePage"),
});

const budgets = createRoute({
  getParentRoute: () => billing,
  path: "budgets",
  component: lazyRouteComponent(() => import("../billing/budgets/budgets-page.tsx"), "BudgetsPage"),
});

const door = createRoute({
  getParentRoute: () => root,
  id: "door",
  component: lazyRouteComponent(() => import("../auth/door-layout.tsx"), "DoorLayout"),
});

/** Where nobody needs to go who is signed in. */
const strangers = createRoute({
  getParentRoute: () => door,
  id: "strangers",
  beforeLoad: ({ context }) => {
    if (isSignedIn(context)) throw redirect({ to: "/" });
  },
});

const signIn = createRoute({
  getParentRoute: () => strangers,
  path: "sign-in",
  validateSearch: signInSearch,
  component: lazyRouteComponent(() => import("../auth/sign-in-page.tsx"), "SignInPage"),
});

const register = createRoute({
  getParentRoute: () => strangers,
  path: "register",
  validateSearch: signInSearch,
  component: lazyRouteComponent(() => import("../auth/register-page.tsx"), "RegisterPage"),
});

const forgotPassword = createRoute({
  getParentRoute: () => strangers,
  path: "forgot-password",
  component: lazyRouteComponent(() => import("../auth/forgot-password-page.tsx"), "ForgotPasswordPage"),
});

const resetPassword = createRoute({
  getParentRoute: () => door,
  path: "reset-password",
  component: lazyRouteComponent(() => import("../auth/reset-password-page.tsx"), "ResetPasswordPage"),
});

const verifyEmail = createRoute({
  getParentRoute: () => door,
  path: "verify-email",
  component: lazyRouteComponent(() => import("../auth/verify-email-page.tsx"), "VerifyEmailPage"),
});

const routeTree = root.addChildren([
  shell.addChildren([
    home,
    conversation,
    settings,
    knowledge.addChildren([bases, knowledgeSearch, base, document]),
    billing.addChildren([
      overview,
      usage,
      ledger,
      plans,
      topUp,
      payments,
      payment,
      confirm,
      invoices,
      invoice,
      budgets,
    ]),
  ]),
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
