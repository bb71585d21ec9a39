import type { Database } from "@claw/db";
import { type AdmittedCall, admitCall, type CallRequest, readAdmission } from "./admit-call.ts";
import { commitOrRefuse } from "./refusal.ts";

/**
 * Admits a call that nothing else is written with. Null where its message is gone.
 * INSUFFICIENT_BALANCE, QUOTA_EXCEEDED.
 */
export async function admitOne(db: Database, request: CallRequest): Promise<AdmittedCall | null> {
  const admission = admitCall(request);
  await commitOrRefuse(db, [admission.lock, admission.admit, admission.budgets]);

  return readAdmission(admission);
}
