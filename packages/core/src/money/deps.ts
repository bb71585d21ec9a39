import type { AdjustmentDeps } from "../billing/adjustments/deps.ts";
import type { InvariantWatch } from "../billing/ledger/watch-invariants.ts";

export type MoneyDeps = AdjustmentDeps & { invariants: InvariantWatch };
