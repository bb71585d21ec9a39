import { type Transaction, uuidv7 } from "@claw/db";
import { getPriceAt } from "../model/find-price.ts";
import type { Clock } from "../runtime/ports.ts";

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
};

/**
 * Writes a provider call before its request leaves, with the price that it will be charged at.
 * The one gate: no request to a provider without a row from here.
 */
export async function admitCall(
  tx: Transaction,
  clock: Clock,
  request: CallRequest,
): Promise<{ callId: string }> {
  const { model, lease, ...scope } = request;
  const price = await getPriceAt(tx, model.id, clock.now());
  const id = uuidv7();
  await tx.$executeRaw`
    INSERT INTO llm_calls (id, organization_id, user_id, conversation_id, message_id, purpose, model, provider,
                           price_version_id, lease_owner, lease_expires_at)
    VALUES (${id}::uuid, ${scope.organizationId}::uuid, ${scope.userId}::uuid, ${scope.conversationId}::uuid,
            ${scope.messageId}::uuid, ${scope.purpose}::"LlmCallPurpose", ${model.name}, ${model.provider},
            ${price.id}::uuid, ${lease.owner}::uuid, now() + ${lease.seconds} * interval '1 second')`;

  return { callId: id };
}
