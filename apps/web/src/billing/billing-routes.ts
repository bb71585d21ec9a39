import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { shell } from "../app/shell-route.ts";
import { ledgerSearch, topUpSearch, usageSearch } from "./billing-search.ts";

const room = () => import("./billing-room.ts");

const billing = createRoute({
  getParentRoute: () => shell,
  path: "billing",
  component: lazyRouteComponent(room, "BillingLayout"),
});

const overview = createRoute({
  getParentRoute: () => billing,
  path: "/",
  component: lazyRouteComponent(room, "OverviewPage"),
});

const usage = createRoute({
  getParentRoute: () => billing,
  path: "usage",
  validateSearch: usageSearch,
  component: lazyRouteComponent(() => import("./usage/usage-page.tsx"), "UsagePage"),
});

const ledger = createRoute({
  getParentRoute: () => billing,
  path: "ledger",
  validateSearch: ledgerSearch,
  component: lazyRouteComponent(room, "LedgerPage"),
});

const plans = createRoute({
  getParentRoute: () => billing,
  path: "plans",
  component: lazyRouteComponent(room, "PlansPage"),
});

const topUp = createRoute({
  getParentRoute: () => billing,
  path: "top-up",
  validateSearch: topUpSearch,
  component: lazyRouteComponent(room, "TopUpPage"),
});

const payments = createRoute({
  getParentRoute: () => billing,
  path: "payments",
  component: lazyRouteComponent(room, "PaymentsPage"),
});

const payment = createRoute({
  getParentRoute: () => billing,
  path: "payments/$paymentId",
  component: lazyRouteComponent(room, "PaymentPage"),
});

const confirm = createRoute({
  getParentRoute: () => billing,
  path: "confirm",
  component: lazyRouteComponent(room, "ConfirmPage"),
});

const invoices = createRoute({
  getParentRoute: () => billing,
  path: "invoices",
  component: lazyRouteComponent(room, "InvoicesPage"),
});

const invoice = createRoute({
  getParentRoute: () => billing,
  path: "invoices/$invoiceId",
  component: lazyRouteComponent(room, "InvoicePage"),
});

const budgets = createRoute({
  getParentRoute: () => billing,
  path: "budgets",
  component: lazyRouteComponent(room, "BudgetsPage"),
});

/** The pages of money. */
export const billingRoutes = billing.addChildren([
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
]);
