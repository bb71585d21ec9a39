import type { AccountService } from "@claw/contract";
import type { BillingDeps } from "../deps.ts";
import { notYet } from "../not-yet.ts";

export function createAccountService(_deps: BillingDeps): AccountService {
  return {
    balance: notYet,
    usage: notYet,
    messageCalls: notYet,
    ledger: notYet,
    exportLedger: notYet,
    quota: notYet,
    budgets: notYet,
    setBudget: notYet,
    grantCredit: notYet,
  };
}
