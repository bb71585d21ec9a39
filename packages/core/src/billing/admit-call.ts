import { type Statement, statement, uuidv7 } from "@claw/db";
import type { CallPrice } from "./price-call.ts";
import { type PriceRow, priceJsonSql, readPrice } from "./price-row.ts";

export type CallPurpose = "answer" | "title" | "embedding" | "rerank";

export type CallRequest = {
  organizationId: string;
  userId: string;
  /** Null, as the message's, for what is not part of a conversation: embeddings, reranking. */
  conversationId: string | null;
  messageId: string | null;
  purpose: CallPurpose;
  /** Where in the message's texts the call will write on; the beginning where left out. */
  start?: { content: number; reasoning: number };
  /** Without an id its price is looked for by its name. */
  model: { id: string | null; name: string; provider: string };
  /** The process that will own the call, and for how long without a sign of life. */
  lease: { owner: string; seconds: number };
  at: Date;
};

/** A provider call that may leave, and the price that it will be charged at. */
export type AdmittedCall = { callId: string; price: CallPrice };

/** The statement of an admission; see {@link admitCall}. */
export type Admission = { callId: string; statement: Statement<AdmitRow> };

/**
 * Writes a provider call before its request leaves, with the price version that it will be charged at: the model's own
 * at this instant, else the installation's default. The one gate: no request to a provider without a row from here.
 * It is committed with what it is for; then {@link readAdmission} says whether it may leave.
 */
export function admitCall(request: CallRequest): Admission {
  const { model, lease, start } = request;
  const callId = uuidv7();
  const values = [
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
    start?.content ?? 0,
    start?.reasoning ?? 0,
  ];

  return { callId, statement: statement("admit-call", admitSql, values) };
}

/** Null where the message was not there to be written. */
export function readAdmission({ callId, statement: { rows } }: Admission): AdmittedCall | null {
  const [row] = rows;
  if (!row?.is_there) return null;
  if (!row.price) throw new Error(`no price is in force for the call ${callId}`);

  return { callId, price: readPrice(row.price) };
}

type AdmitRow = { is_there: boolean; price: PriceRow | null };

/** An answer may have one call under way, and only while its message waits for it. */
const admitSql = `
  WITH price AS (
    SELECT p.id, ${priceJsonSql} AS price
    FROM price_versions p
    WHERE (p.model_id = coalesce($11, (SELECT id FROM models WHERE name = $7)) OR p.model_id IS NULL)
      AND p.valid_from <= $12 AND (p.valid_until IS NULL OR p.valid_until > $12)
    ORDER BY p.model_id NULLS LAST
    LIMIT 1
  ), there AS (
    SELECT 1 WHERE $5::uuid IS NULL
    UNION ALL
    SELECT 1 FROM messages
    WHERE id = $5 AND ($6 <> 'answer' OR status = 'streaming' AND NOT EXISTS (
      SELECT FROM llm_calls WHERE message_id = $5 AND purpose = 'answer' AND state IN ('reserved', 'streaming')))
  ), call AS (
    INSERT INTO llm_calls (id, organization_id, user_id, conversation_id, message_id, purpose, model, provider,
                           lease_owner, lease_expires_at, price_version_id, content_start, reasoning_start)
    SELECT $1, $2, $3, $4, $5, ($6::text)::"LlmCallPurpose", $7, $8, $9, now() + $10 * interval '1 second', price.id, $13, $14
    FROM price, there
  )
  SELECT EXISTS (SELECT FROM there) AS is_there, (SELECT price FROM price) AS price`;
