import { type Actor, formatMicro, type Quota } from "@claw/contract";
import { requireMember } from "../../runtime/require-actor.ts";
import { nextPeriodStart, startOfDay } from "../china-days.ts";
import type { AccountDeps } from "./deps.ts";
import { findBudgets } from "./find-budgets.ts";
import { readBalance } from "./get-balance.ts";
import { peekRequests } from "./request-rate.ts";

/** What the caller has used of what their tier and the budgets that count their calls allow. */
export async function getQuota(deps: AccountDeps, actor: Actor): Promise<Quota> {
  const { organizationId, userId, tier } = requireMember(actor);
  const { db, clock, plans, knowledge } = deps;
  const now = clock.now();
  const applying = { organizationId, OR: [{ userId: null }, { userId }] };

  const [plan, requestsPerMinute, inFlight, used, { available }, budgets] = await Promise.all([
    plans.limitsOf(tier),
    peekRequests(deps, actor),
    db.prisma.llmCall.count({
      where: { userId, purpose: "answer", state: { in: ["reserved", "streaming"] } },
    }),
    knowledge.quota(actor),
    readBalance(deps, organizationId),
    findBudgets(db.prisma, applying, now),
  ]);

  return {
    tier,
    requestsPerMinute,
    answersInFlight: { used: inFlight, limit: plan.answersInFlight },
    knowledgeBases: used.bases,
    knowledgeDocuments: used.documents,
    knowledgeBytes: used.storage,
    available,
    budgets: budgets.map(({ row, start, spentMicro, heldMicro }) => ({
      scope: row.scope,
      period: row.period,
      kind: row.kind,
      limit: formatMicro(row.limitMicro),
      spent: formatMicro(spentMicro),
      held: formatMicro(heldMicro),
      resetsAt: startOfDay(nextPeriodStart(row.period, start)).toISOString(),
    })),
  };
}
