import { formatMicro } from "@claw/contract";
import type { Adjustment } from "@claw/db";

/** What the audit log keeps of an adjustment. */
export function auditDetail({ id, userId, amountMicro, source, reason }: Adjustment) {
  return { adjustmentId: id, userId, amount: formatMicro(amountMicro), source, reason };
}
