import { type Actor, InvariantKey, type InvariantReport } from "@claw/contract";
import { recordAuditEvent } from "../audit/record-audit-event.ts";
import { mostContradictions } from "../billing/ledger/check-invariants.ts";
import { findCheck } from "../billing/ledger/stored-check.ts";
import type { InvariantCheck } from "../billing/ledger/watch-invariants.ts";
import { requireOperator } from "../runtime/require-actor.ts";
import type { MoneyDeps } from "./deps.ts";
import { invariantNames } from "./invariant-names.ts";

/** So many of each are shown. */
const mostShown = 50;

/** What the last look through the accounts found, whichever process looked: each does at its start and hourly. */
export async function getInvariants({ db }: MoneyDeps, actor: Actor): Promise<InvariantReport> {
  requireOperator(actor);

  return report(await findCheck(db));
}

/** Looks through the accounts now, which reads them whole. */
export async function checkNow(deps: MoneyDeps, actor: Actor): Promise<InvariantReport> {
  const operator = requireOperator(actor);
  const { db, clock, invariants } = deps;

  const check = await invariants.check();
  await recordAuditEvent(db.prisma, {
    action: "accounts_checked",
    outcome: check.found.length === 0 ? "ok" : "failed",
    origin: operator.origin,
    userId: operator.userId,
    organizationId: operator.organizationId,
    detail: { contradictions: check.found.length, milliseconds: check.milliseconds },
    at: clock.now(),
  });

  return report(check);
}

function report(check: InvariantCheck | null): InvariantReport {
  const found = check?.found ?? [];

  return {
    checkedAt: check?.at.toISOString() ?? null,
    milliseconds: check?.milliseconds ?? 0,
    isGood: check !== null && found.length === 0,
    isCut: found.length >= mostContradictions,
    results: InvariantKey.options.map((key) => {
      const own = found.filter(({ invariant }) => invariant === invariantNames[key]);
      const offenders = own.slice(0, mostShown).map(({ subject, detail }) => ({ subject, detail }));

      return { key, count: own.length, offenders };
    }),
  };
}
