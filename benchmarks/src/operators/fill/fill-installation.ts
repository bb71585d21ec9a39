import type { Database } from "@claw/db";
import { leaveForeignKeys } from "../../surroundings/leave-foreign-keys.ts";
import { knowledgeSteps } from "./knowledge-steps.ts";
import { moneySteps } from "./money-steps.ts";
import { peopleSteps } from "./people-steps.ts";
import { roomSteps } from "./room-steps.ts";

/** Tables of which so many rows are written that each row's own check would take minutes. */
const heavyTables = [
  "payments",
  "refunds",
  "invoices",
  "fapiao_requests",
  "adjustments",
  "llm_calls",
  "ledger_transactions",
  "ledger_entries",
  "credit_lots",
  "usage_days",
  "documents",
  "document_versions",
  "messages",
  "disclosures",
  "orphans",
];

/** Writes a large installation as rows: to call the verbs some million times would take days. */
export async function fillInstallation(db: Database, say: (line: string) => void): Promise<void> {
  const checkForeignKeys = await leaveForeignKeys(db, heavyTables);
  for (const [what, sql] of [...peopleSteps, ...knowledgeSteps, ...moneySteps, ...roomSteps]) {
    const begun = performance.now();
    await db.pool.query(sql);
    say(`writing ${what}: ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  }
  say("checking foreign keys, and counting what the planner knows");
  await checkForeignKeys();
  await db.pool.query("VACUUM ANALYZE");
}
