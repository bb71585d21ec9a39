import {
  AdjustmentStatus,
  CounterAccountKind,
  InvoicePaymentStatus,
  LedgerKind,
  PaymentMethod,
  PaymentProviderName,
  PaymentStatus,
  RefundStatus,
} from "@claw/contract";
import { isDay } from "@claw/ui/china-day";
import { chosenOf } from "../app/chosen-of.ts";
import { filterOf, type ListSearch, listSearch } from "../page/list-search.ts";

type Search = Record<string, unknown>;

/** The thing whose details are open beside the list. */
type Open = { open?: string | undefined };
type Days = { from?: string | undefined; to?: string | undefined };

export type PaymentsSearch = ListSearch<"createdAt" | "amount"> &
  Open &
  Days & {
    status?: PaymentStatus | undefined;
    provider?: PaymentProviderName | undefined;
    method?: PaymentMethod | undefined;
  };

export function paymentsSearch(search: Search): PaymentsSearch {
  return {
    ...listSearch(["createdAt", "amount"] as const, search),
    ...openOf(search),
    ...daysOf(search),
    status: filterOf(PaymentStatus.options, search.status),
    provider: filterOf(PaymentProviderName.options, search.provider),
    method: filterOf(PaymentMethod.options, search.method),
  };
}

export type RefundsSearch = ListSearch<never> & { status?: RefundStatus | undefined };

export function refundsSearch(search: Search): RefundsSearch {
  return {
    ...listSearch<never>([], search),
    status: filterOf(RefundStatus.options, search.status),
  };
}

export type InvoicesSearch = ListSearch<never> &
  Open & { show?: "fapiao" | undefined; status?: InvoicePaymentStatus | undefined };

export function invoicesSearch(search: Search): InvoicesSearch {
  return {
    ...listSearch<never>([], search),
    ...openOf(search),
    show: chosenOf(["fapiao"] as const, search.show),
    status: filterOf(InvoicePaymentStatus.options, search.status),
  };
}

export type LedgerSearch = ListSearch<never> &
  Open &
  Days & {
    kind?: LedgerKind | undefined;
    account?: CounterAccountKind | undefined;
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
    kind: filterOf(LedgerKind.options, search.kind),
    account: filterOf(CounterAccountKind.options, search.account),
    org: textOf(search.org),
    user: textOf(search.user),
    least: textOf(search.least),
    most: textOf(search.most),
  };
}

export type AdjustmentsSearch = ListSearch<never> &
  Open & { status?: AdjustmentStatus | undefined; user?: string | undefined };

export function adjustmentsSearch(search: Search): AdjustmentsSearch {
  return {
    ...listSearch<never>([], search),
    ...openOf(search),
    status: filterOf(AdjustmentStatus.options, search.status),
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
