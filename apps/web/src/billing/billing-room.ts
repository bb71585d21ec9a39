/** The pages of money, fetched together, but for the one with the charts. */
export { BillingLayout } from "./billing-layout.tsx";
export { BudgetsPage } from "./budgets/budgets-page.tsx";
export { InvoicePage } from "./invoices/invoice-page.tsx";
export { InvoicesPage } from "./invoices/invoices-page.tsx";
export { LedgerPage } from "./ledger/ledger-page.tsx";
export { OverviewPage } from "./overview/overview-page.tsx";
export { ConfirmPage } from "./payments/confirm-page.tsx";
export { PaymentPage } from "./payments/payment-page.tsx";
export { PaymentsPage } from "./payments/payments-page.tsx";
export { TopUpPage } from "./payments/top-up-page.tsx";
export { PlansPage } from "./plans/plans-page.tsx";
