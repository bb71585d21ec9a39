import type { Database } from "@claw/db";
import { settleCall } from "../../billing/settle-call.ts";
import { loadBranch } from "../load-branch.ts";
import type { ChatTurn } from "../ports.ts";
import { estimateUsage } from "./estimate-usage.ts";

/** A call whose owner has given no sign of life for a lease's time. */
export type ExpiredCall = {
  call_id: string;
  purpose: "answer" | "title";
  message_id: string | null;
  conversation_id: string | null;
  parent_id: string | null;
  user_id: string;
  content: string;
  reasoning: string;
};

/**
 * Ends what a dead process left: its answers become `interrupted` with the text of the last checkpoint, charged once
 * for what was delivered, or nothing. The settlement's compare-and-set lets any number of sweepers run.
 * @returns the calls that this sweep settled
 */
export async function sweepExpired(db: Database): Promise<ExpiredCall[]> {
  const { rows } = await db.pool.query<ExpiredCall>(expiredSql);
  const settled: ExpiredCall[] = [];

  for (const call of rows) {
    const isAnswer = call.purpose === "answer";
    const content = isAnswer ? call.content : "";
    const reasoning = isAnswer ? call.reasoning : "";
    const result = await settleCall(db, {
      callId: call.call_id,
      usage: await estimateUsage(promptOf(db, call), { content, reasoning }),
      usageSource: "estimated",
      usageAnomaly: null,
      finishReason: "interrupted",
      errorCode: null,
      message: isAnswer ? { content, reasoning, status: "interrupted" } : null,
    });
    if (result === "settled") settled.push(call);
  }

  return settled;
}

/** The branch as it stands; what its owner left out to fit the window is counted, too. */
function promptOf(db: Database, { conversation_id, parent_id }: ExpiredCall): AsyncIterable<ChatTurn> | [] {
  return conversation_id === null ? [] : loadBranch(db, conversation_id, parent_id);
}

const expiredSql = `
  SELECT c.id AS call_id, c.purpose::text AS purpose, c.message_id, c.conversation_id, c.user_id, m.parent_id,
         coalesce(m.content, '') AS content, coalesce(m.reasoning, '') AS reasoning
  FROM llm_calls c LEFT JOIN messages m ON m.id = c.message_id
  WHERE c.state IN ('reserved', 'streaming') AND c.lease_expires_at < now()
  ORDER BY c.lease_expires_at
  LIMIT 100`;
