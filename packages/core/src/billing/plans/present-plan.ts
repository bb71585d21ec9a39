import { formatMicro, type Plan } from "@claw/contract";
import type { PlanVersion } from "@claw/db";

export function presentPlan(row: PlanVersion): Plan {
  return {
    id: row.id,
    tier: row.tier,
    version: row.number,
    monthlyFee: formatMicro(row.monthlyFeeMicro),
    includedCredit: formatMicro(row.includedCreditMicro),
    models: row.models.length > 0 ? row.models : null,
    requestsPerMinute: row.requestsPerMinute,
    answersInFlight: row.answersInFlight,
    knowledgeBases: row.knowledgeBases,
    knowledgeDocuments: row.knowledgeDocuments,
    knowledgeBytes: Number(row.knowledgeBytes),
    validFrom: row.validFrom.toISOString(),
  };
}
