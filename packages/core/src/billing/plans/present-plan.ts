import { formatMicro, type Plan } from "@claw/contract";
import type { PlanVersion } from "@claw/db";

export function presentPlan(row: PlanVersion, models: Plan["models"]): Plan {
  return {
    id: row.id,
    tier: row.tier,
    version: row.number,
    monthlyFee: formatMicro(row.monthlyFeeMicro),
    includedCredit: formatMicro(row.includedCreditMicro),
    models,
    requestsPerMinute: row.requestsPerMinute,
    answersInFlight: row.answersInFlight,
    knowledgeBases: row.knowledgeBases,
    knowledgeDocuments: row.knowledgeDocuments,
    knowledgeBytes: Number(row.knowledgeBytes),
    validFrom: row.validFrom.toISOString(),
  };
}
