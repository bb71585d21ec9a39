import type { AccountService } from "@claw/contract";
import { correctCall } from "./correct-call.ts";
import type { AccountDeps } from "./deps.ts";
import { exportLedger } from "./export-ledger.ts";
import { getBalance } from "./get-balance.ts";
import { getQuota } from "./get-quota.ts";
import { getUsage } from "./get-usage.ts";
import { grantCredit } from "./grant-credit.ts";
import { listBudgets } from "./list-budgets.ts";
import { listLedger } from "./list-ledger.ts";
import { listMessageCalls } from "./list-message-calls.ts";
import { countRequest } from "./request-rate.ts";
import { setBudget } from "./set-budget.ts";

export function createAccountService(deps: AccountDeps): AccountService {
  return {
    balance: (actor) => getBalance(deps, actor),
    usage: (actor, input) => getUsage(deps, actor, input),
    messageCalls: (actor, input) => listMessageCalls(deps, actor, input),
    reconcileCall: (actor, input) => correctCall(deps, actor, input),
    ledger: (actor, input) => listLedger(deps, actor, input),
    exportLedger: (actor, input) => exportLedger(deps, actor, input),
    quota: (actor) => getQuota(deps, actor),
    countRequest: (actor) => countRequest(deps, actor),
    budgets: (actor) => listBudgets(deps, actor),
    setBudget: (actor, input) => setBudget(deps, actor, input),
    grantCredit: (actor, input) => grantCredit(deps, actor, input),
  };
}
