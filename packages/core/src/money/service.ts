import type { MoneyService } from "@claw/contract";
import { approveAdjustment } from "../billing/adjustments/approve-adjustment.ts";
import { makeAdjustment } from "../billing/adjustments/make-adjustment.ts";
import { rejectAdjustment } from "../billing/adjustments/reject-adjustment.ts";
import { requireOperator } from "../runtime/require-actor.ts";
import type { MoneyDeps } from "./deps.ts";
import { getTransaction } from "./get-transaction.ts";
import { listAdjustments } from "./list-adjustments.ts";
import { presentAdjustment } from "./present-adjustment.ts";
import { readMoneyFigures } from "./read-money-figures.ts";
import { checkNow, getInvariants } from "./report-invariants.ts";
import { searchInvoices } from "./search-invoices.ts";
import { searchLedger } from "./search-ledger.ts";
import { searchPayments } from "./search-payments.ts";
import { searchRefunds } from "./search-refunds.ts";
import { watchLedgerFile } from "./watch-ledger-file.ts";

export function createMoneyService(deps: MoneyDeps): MoneyService {
  const { db, clock } = deps;

  return {
    payments: (actor, input) => searchPayments(deps, actor, input),
    refunds: (actor, input) => searchRefunds(deps, actor, input),
    invoices: (actor, input) => searchInvoices(deps, actor, input),
    ledger: (actor, input) => searchLedger(deps, actor, input),
    transaction: (actor, input) => getTransaction(deps, actor, input),
    watchLedgerFile: (actor, input, signal) => watchLedgerFile(deps, actor, input, signal),
    adjustments: (actor, input) => listAdjustments(deps, actor, input),
    adjust: async (actor, input) => presentAdjustment(db.prisma, await makeAdjustment(deps, actor, input)),
    approveAdjustment: async (actor, input) =>
      presentAdjustment(db.prisma, await approveAdjustment(deps, actor, input)),
    rejectAdjustment: async (actor, input) =>
      presentAdjustment(db.prisma, await rejectAdjustment(deps, actor, input)),
    invariants: (actor) => getInvariants(deps, actor),
    checkNow: (actor) => checkNow(deps, actor),
    async figures(actor, { days }) {
      requireOperator(actor);
      return readMoneyFigures(db, { now: clock.now(), days });
    },
  };
}
