import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { shell } from "../app/shell-route.ts";
import { ledgerSearch, topUpSearch, usageSearch } from "./billing-search.ts";

const billing = createRoute({
  getParentRoute: () => shell,
  path: "billing",
  component: lazyRouteComponent(() => import("./billing-layout.tsx"), "BillingLayout"),
});

const overview = createRoute({
  getParentRoute: () => billing,
  path: "/",
  component: lazyRouteComponent(() => import("./overview/overview-page.tsx"), "OverviewPage"),
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
  component: lazyRouteComponent(() => import("./ledger/ledger-page.tsx"), "LedgerPage"),
});

const plans = createRoute({
  getParentRoute: () => billing,
  path: "plans",
  component: lazyRouteComponent(() => import("./plans/plans-page.tsx"), "PlansPage"),
});

const topUp = createRoute({
  getParentRoute: () => billing,
  path: "top-up",
  validateSearch: topUpSearch,
  component: lazyRouteComponent(() => import("./payments/top-up-page.tsx"), "TopUpPage"),
});

const payments = createRoute({
  getParentRoute: () => billing,
  path: "payments",
  component: lazyRouteComponent(() => import("./payments/payments-page.tsx"), "PaymentsPage"),
});

const payment = createRoute({
  getParentRoute: () => billing,
  path: "payments/$paymentId",
  component: lazyRouteComponent(() => import("./payments/payment-page.tsx"), "PaymentPage"),
});

const confirm = createRoute({
  getParentRoute: () => billing,
  path: "confirm",
  component: lazyRouteComponent(() => import("./payments/confirm-page.tsx"), "ConfirmPage"),
});

const invoices = createRoute({
  getParentRoute: () => billing,
  path: "invoices",
  component: lazyRouteComponent(() => import("./invoices/invoices-page.tsx"), "InvoicesPage"),
});

const invoice = createRoute({
  getParentRoute: () => billing,
  path: "invoices/$invoiceId",
  component: lazyRouteComponent(() => import("./invoices/invoice-page.tsx"), "InvoicePage"),
});

const budgets = createRoute({
  getParentRoute: () => billing,
  path: "budgets",
  component: lazyRouteComponent(() => import("./budgets/budgets-page.tsx"), "BudgetsPage"),
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
