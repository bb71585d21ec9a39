import type { Database } from "@claw/db";
import { settleCall } from "../../billing/settle-call.ts";
import { unknownModelLimits } from "../../model/default-catalog.ts";
import { fitContext } from "../fit-context.ts";
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
  system_prompt: string | null;
  context_window: number;
  max_output_tokens: number;
};

/**
 * Ends what a dead process left: its answers become `interrupted` with the text of the last checkpoint, charged once
 * for what was delivered, or nothing. The settlement's compare-and-set lets any number of sweepers run.
 * @returns the calls that this sweep settled
 */
export async function sweepExpired(db: Database): Promise<ExpiredCall[]> {
  const { rows } = await db.pool.query<ExpiredCall>(expiredSql, [
    unknownModelLimits.contextWindow,
    unknownModelLimits.maxOutputTokens,
  ]);
  const settled: ExpiredCall[] = [];

  for (const call of rows) {
    const isAnswer = call.purpose === "answer";
    const content = isAnswer ? call.content : "";
    const reasoning = isAnswer ? call.reasoning : "";
    const result = await settleCall(db, {
      callId: call.call_id,
      usage: await estimateUsage(await promptOf(db, call), { content, reasoning }),
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

/** What its owner sent: system prompt and branch, fitted to the model's window once more. */
async function promptOf(db: Database, call: ExpiredCall): Promise<ChatTurn[]> {
  if (call.conversation_id === null || call.parent_id === null) return [];

  const limits = { contextWindow: call.context_window, maxOutputTokens: call.max_output_tokens };
  const branch = loadBranch(db, call.conversation_id, call.parent_id);
  const { turns } = await fitContext(limits, call.system_prompt, branch);

  return turns;
}

const expiredSql = `
  SELECT c.id AS call_id, c.purpose::text AS purpose, c.message_id, c.conversation_id, c.user_id, m.parent_id,
         coalesce(m.content, '') AS content, coalesce(m.reasoning, '') AS reasoning,
         v.system_prompt, coalesce(k.context_window, $1) AS context_window,
         coalesce(k.max_output_tokens, $2) AS max_output_tokens
  FROM llm_calls c LEFT JOIN messages m ON m.id = c.message_id
    LEFT JOIN conversations v ON v.id = c.conversation_id
    LEFT JOIN models k ON k.name = c.model
  WHERE c.state IN ('reserved', 'streaming') AND c.lease_expires_at < now()
  ORDER BY c.lease_expires_at
  LIMIT 100`;
