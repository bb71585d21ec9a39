import { isDay } from "@claw/ui/china-day";
import { chosenOf } from "../app/chosen-of.ts";
import { filterOf, type ListSearch, listSearch } from "../page/list-search.ts";
import {
  adjustmentStatuses,
  invoicePaymentStatuses,
  ledgerAccounts,
  ledgerKinds,
  paymentMethods,
  paymentProviders,
  paymentStatuses,
  refundStatuses,
} from "./money-names.ts";

type Search = Record<string, unknown>;

/** The thing whose details are open beside the list. */
type Open = { open?: string | undefined };
type Days = { from?: string | undefined; to?: string | undefined };

export type PaymentsSearch = ListSearch<"createdAt" | "amount"> &
  Open &
  Days & {
    status?: (typeof paymentStatuses)[number] | undefined;
    provider?: (typeof paymentProviders)[number] | undefined;
    method?: (typeof paymentMethods)[number] | undefined;
  };

export function paymentsSearch(search: Search): PaymentsSearch {
  return {
    ...listSearch(["createdAt", "amount"] as const, search),
    ...openOf(search),
    ...daysOf(search),
    status: filterOf(paymentStatuses, search.status),
    provider: filterOf(paymentProviders, search.provider),
    method: filterOf(paymentMethods, search.method),
  };
}

export type RefundsSearch = ListSearch<never> & { status?: (typeof refundStatuses)[number] | undefined };

export function refundsSearch(search: Search): RefundsSearch {
  return {
    ...listSearch<never>([], search),
    status: filterOf(refundStatuses, search.status),
  };
}

export type InvoicesSearch = ListSearch<never> &
  Open & { show?: "fapiao" | undefined; status?: (typeof invoicePaymentStatuses)[number] | undefined };

export function invoicesSearch(search: Search): InvoicesSearch {
  return {
    ...listSearch<never>([], search),
    ...openOf(search),
    show: chosenOf(["fapiao"] as const, search.show),
    status: filterOf(invoicePaymentStatuses, search.status),
  };
}

export type LedgerSearch = ListSearch<never> &
  Open &
  Days & {
    kind?: (typeof ledgerKinds)[number] | undefined;
    account?: (typeof ledgerAccounts)[number] | undefined;
    org?: string | undefined;
    user?: string | undefined;
    least?: string | undefined;
    most?: string | undefined;
  };

export function ledgerSearch(search: Search): LedgerSearch {
  return {
    ...listSearch<never>([], search),
    ...openOf(search),
    ...daysOf(search),
    kind: filterOf(ledgerKinds, search.kind),
    account: filterOf(ledgerAccounts, search.account),
    org: textOf(search.org),
    user: textOf(search.user),
    least: textOf(search.least),
    most: textOf(search.most),
  };
}

export type AdjustmentsSearch = ListSearch<never> &
  Open & { status?: (typeof adjustmentStatuses)[number] | undefined; user?: string | undefined };

export function adjustmentsSearch(search: Search): AdjustmentsSearch {
  return {
    ...listSearch<never>([], search),
    ...openOf(search),
    status: filterOf(adjustmentStatuses, search.status),
    user: textOf(search.user),
  };
}

function openOf({ open }: Search): Open {
  return { open: textOf(open) };
}

function daysOf({ from, to }: Search): Days {
  return { from: isDay(from) ? from : undefined, to: isDay(to) ? to : undefined };
}

/** Addresses read numbers and words alike. */
function textOf(value: unknown): string | undefined {
  if (typeof value === "number") return String(value);
  return typeof value === "string" && value !== "" ? value : undefined;
}
