import type { LedgerKind } from "@claw/contract";

export type { LedgerKind } from "@claw/contract";

/** Why money moves, in the order in which people look for it. A new kind without a place here does not compile. */
const places: Record<LedgerKind, number> = {
  usage: 0,
  top_up: 1,
  grant: 2,
  plan_credit: 3,
  subscription: 4,
  refund: 5,
  expiry: 6,
  reconcile: 7,
  adjustment: 8,
  dispute: 9,
  dispute_won: 10,
};

function isKind(key: string): key is LedgerKind {
  return Object.hasOwn(places, key);
}

export const ledgerKinds: readonly LedgerKind[] = Object.keys(places)
  .filter(isKind)
  .toSorted((a, b) => places[a] - places[b]);
