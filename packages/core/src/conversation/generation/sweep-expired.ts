import type { Database } from "@claw/db";
import { settleCall } from "../../billing/settle-call.ts";
import { estimateUsage } from "./estimate-usage.ts";

/** A call whose owner has given no sign of life for a lease's time. */
export type ExpiredCall = {
  call_id: string;
  purpose: "answer" | "title";
  message_id: string | null;
  conversation_id: string | null;
  user_id: string;
  content: string | null;
  reasoning: string | null;
};

/**
 * Ends what a dead process left: its answers become `interrupted` with the text of the last checkpoint, charged once
 * for what was delivered, or nothing. The settlement's compare-and-set lets any number of sweepers run.
 * @returns the calls that this sweep settled
 */
export async function sweepExpired(db: Database, countPrompt: (call: ExpiredCall) => Promise<number>) {
  const { rows } = await db.pool.query<ExpiredCall>(expiredSql);
  const settled: ExpiredCall[] = [];

  for (const call of rows) {
    const content = call.content ?? "";
    const reasoning = call.reasoning ?? "";
    const wasDelivered = call.purpose === "answer" && content + reasoning !== "";
    const result = await settleCall(db, {
      callId: call.call_id,
      usage: wasDelivered ? estimateUsage(await countPrompt(call), content, reasoning) : null,
      usageSource: "estimated",
      usageAnomaly: null,
      finishReason: "interrupted",
      errorCode: null,
      message: call.purpose === "answer" ? { content, reasoning, status: "interrupted" } : null,
    });
    if (result === "settled") settled.push(call);
  }

  return settled;
}

const expiredSql = `
  SELECT c.id AS call_id, c.purpose::text AS purpose, c.message_id, c.conversation_id, c.user_id, m.content, m.reasoning
  FROM llm_calls c LEFT JOIN messages m ON m.id = c.message_id
  WHERE c.state IN ('reserved', 'streaming') AND c.lease_expires_at < now()
  ORDER BY c.lease_expires_at
  LIMIT 100`;
