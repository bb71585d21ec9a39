import { type RawTransaction, uuidv7 } from "@claw/db";

export type CallPurpose = "answer" | "title";

export type CallRequest = {
  organizationId: string;
  userId: string;
  conversationId: string;
  messageId: string;
  purpose: CallPurpose;
  model: { id: string; name: string; provider: string };
  /** The process that will own the call, and for how long without a sign of life. */
  lease: { owner: string; seconds: number };
  at: Date;
};

/**
 * Writes a provider call before its request leaves, with the price version that it will be charged at: the model's own
 * at this instant, else the installation's default. The one gate: no request to a provider without a row from here.
 */
export async function admitCall(tx: RawTransaction, request: CallRequest): Promise<{ callId: string }> {
  const { model, lease } = request;
  const callId = uuidv7();
  const { rowCount } = await tx.query(admitSql, [
    callId,
    request.organizationId,
    request.userId,
    request.conversationId,
    request.messageId,
    request.purpose,
    model.name,
    model.provider,
    lease.owner,
    lease.seconds,
    model.id,
    request.at,
  ]);
  if (rowCount !== 1) throw new Error(`no price is in force for ${model.name}`);

  return { callId };
}

const admitSql = `
  INSERT INTO llm_calls (id, organization_id, user_id, conversation_id, message_id, purpose, model, provider,
                         lease_owner, lease_expires_at, price_version_id)
  SELECT $1, $2, $3, $4, $5, $6::"LlmCallPurpose", $7, $8, $9, now() + $10 * interval '1 second', p.id
  FROM price_versions p
  WHERE (p.model_id = $11 OR p.model_id IS NULL)
    AND p.valid_from <= $12 AND (p.valid_until IS NULL OR p.valid_until > $12)
  ORDER BY p.model_id NULLS LAST
  LIMIT 1`;
