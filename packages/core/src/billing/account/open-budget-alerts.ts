import type { JobNotes } from "../../runtime/job-notes.ts";
import { repeat } from "../../runtime/repeat.ts";
import type { BillingDeps } from "../deps.ts";
import { tellBudgetAlerts } from "./tell-budget-alerts.ts";

/** Tells of budgets that are used up, or nearly; disposing waits for the mails that are on their way. */
export interface BudgetAlerts extends AsyncDisposable {
  /** There may be something to tell: whoever has written a warning says so, and waits for nothing. */
  tellBudgetAlerts(): void;
}

/** What another process wrote before it died, and what could not be told, is found without a word. */
const sweepMs = 30_000;

export function openBudgetAlerts(
  deps: Pick<BillingDeps, "db" | "clock" | "log" | "mailer" | "publicUrl"> & { jobs?: JobNotes },
): BudgetAlerts {
  let telling: Promise<void> | null = null;
  let isCalledAgain = false;
  let isClosed = false;

  async function run(): Promise<void> {
    try {
      while (isCalledAgain && !isClosed) {
        isCalledAgain = false;
        const told = await tellBudgetAlerts(deps);
        // A claim takes a few at a time: there may be more.
        isCalledAgain ||= told > 0;
      }
    } catch (error) {
      deps.log.warn({ err: error }, "warnings of budgets could not be told; they will be tried again");
    }
  }

  function tellSoon(): void {
    isCalledAgain = true;
    if (isClosed) return;

    telling ??= run().finally(() => {
      telling = null;
    });
  }

  const { log, jobs } = deps;
  const sweeping = repeat({ what: "telling of used up budgets", everyMs: sweepMs, log, jobs }, async () => {
    tellSoon();
    await telling;
  });

  return {
    tellBudgetAlerts: tellSoon,
    async [Symbol.asyncDispose]() {
      isClosed = true;
      await sweeping[Symbol.asyncDispose]();
      await telling;
    },
  };
}
