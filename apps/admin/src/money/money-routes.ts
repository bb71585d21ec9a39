import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { inRoom } from "../app/in-room.tsx";
import { shell } from "../app/shell-route.ts";
import {
  adjustmentsSearch,
  invoicesSearch,
  ledgerSearch,
  paymentsSearch,
  refundsSearch,
} from "./money-search.ts";

const room = createRoute({ getParentRoute: () => shell, id: "money", component: inRoom("money") });
const getParentRoute = () => room;

const payments = createRoute({
  getParentRoute,
  path: "money",
  validateSearch: paymentsSearch,
  component: lazyRouteComponent(() => import("./payments/payments-page.tsx"), "PaymentsPage"),
});

const refunds = createRoute({
  getParentRoute,
  path: "money/refunds",
  validateSearch: refundsSearch,
  component: lazyRouteComponent(() => import("./refunds/refunds-page.tsx"), "RefundsPage"),
});

const invoices = createRoute({
  getParentRoute,
  path: "money/invoices",
  validateSearch: invoicesSearch,
  component: lazyRouteComponent(() => import("./invoices/invoices-page.tsx"), "InvoicesPage"),
});

const ledger = createRoute({
  getParentRoute,
  path: "money/ledger",
  validateSearch: ledgerSearch,
  component: lazyRouteComponent(() => import("./ledger/ledger-page.tsx"), "LedgerPage"),
});

const adjustments = createRoute({
  getParentRoute,
  path: "money/adjustments",
  validateSearch: adjustmentsSearch,
  component: lazyRouteComponent(() => import("./adjustments/adjustments-page.tsx"), "AdjustmentsPage"),
});

const invariants = createRoute({
  getParentRoute,
  path: "money/invariants",
  component: lazyRouteComponent(() => import("./invariants/invariants-page.tsx"), "InvariantsPage"),
});

export const moneyRoutes = room.addChildren([payments, refunds, invoices, ledger, adjustments, invariants]);
