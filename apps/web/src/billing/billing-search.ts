import { isDay } from "@claw/ui/china-day";
import { type LedgerKind, ledgerKinds } from "./ledger/ledger-kinds.ts";
import { type RangeChoice, rangeChoices } from "./usage/usage-range.ts";

type Search = Record<string, unknown>;

export const usageViews = ["day", "model", "conversation", "purpose"] as const;
export type UsageView = (typeof usageViews)[number];

export type UsageSearch = {
  range?: RangeChoice | undefined;
  from?: string | undefined;
  to?: string | undefined;
  by?: UsageView | undefined;
  scope?: "organization" | undefined;
};

/** Which days of usage are shown, how they are grouped, and whose they are. */
export function usageSearch({ range, from, to, by, scope }: Search): UsageSearch {
  const choice = rangeChoices.find((known) => known === range);
  const view = usageViews.find((known) => known === by);
  const isCustom = choice === "custom";

  return {
    ...(choice ? { range: choice } : {}),
    ...(isCustom && isDay(from) ? { from } : {}),
    ...(isCustom && isDay(to) ? { to } : {}),
    ...(view ? { by: view } : {}),
    ...(scope === "organization" ? { scope } : {}),
  };
}

export type LedgerSearch = {
  kind?: LedgerKind | undefined;
  from?: string | undefined;
  to?: string | undefined;
  conversation?: string | undefined;
};

/** What is asked of the ledger. */
export function ledgerSearch({ kind, from, to, conversation }: Search): LedgerSearch {
  const known = ledgerKinds.find((candidate) => candidate === kind);

  return {
    ...(known ? { kind: known } : {}),
    ...(isDay(from) ? { from } : {}),
    ...(isDay(to) ? { to } : {}),
    ...(typeof conversation === "string" ? { conversation } : {}),
  };
}

/** An amount to begin with, where one is needed for something. */
export function topUpSearch({ amount }: Search): { amount?: string | undefined } {
  return typeof amount === "string" || typeof amount === "number" ? { amount: String(amount) } : {};
}
