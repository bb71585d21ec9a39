import type { Log } from "../../runtime/ports.ts";
import type { Outcome } from "./apply-paid.ts";

/** Says aloud what somebody has to look at. */
export function tellOutcome(log: Log, outcome: Outcome, facts: object): void {
  switch (outcome) {
    case "amount_differs":
    case "currency_differs":
      log.error({ ...facts, outcome }, "a provider tells of another amount than ours: nothing was credited");
      return;
    case "applied_late":
      log.warn({ ...facts, outcome }, "money came for a payment that had ended: it was credited");
      return;
    case "applied":
    case "already":
    case "stale":
      return;
  }
}
