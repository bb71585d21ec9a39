import { type Statement, statement, uuidv7 } from "@claw/db";
import { holdBudgets } from "./hold-budgets.ts";
import { lockWalletFirst } from "./lock-wallet.ts";
import { periodStartSql } from "./periods.ts";
import { affordableOutput, type CallPrice } from "./price-call.ts";
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
  /** What it may use at most: what is sent, and the longest answer. */
  tokens: { prompt: number; output: number };
  /** The process that will own the call, and for how long without a sign of life. */
  lease: { owner: string; seconds: number };
  at: Date;
};

/** Nobody else has it, so that an {@link AdmittedCall} comes from {@link readAdmission} alone. */
const admitted: unique symbol = Symbol("admitted");

/** A provider call that may leave: what every port to a provider asks for. */
export type AdmittedCall = {
  readonly callId: string;
  readonly organizationId: string;
  /** The price that it will be charged at. */
  readonly price: CallPrice;
  /** Set aside for it, in micro-yuan. */
  readonly holdMicro: bigint;
  /** The longest answer that is paid for, in tokens: what was asked for, or what there is money for. */
  readonly outputTokens: number;
  readonly [admitted]: true;
};

/** The statements of an admission, in their order; see {@link admitCall}. */
export type Admission = {
  readonly request: CallRequest;
  readonly callId: string;
  /** Before everything else of the batch: no lock may be taken before the wallet's. */
  readonly lock: Statement<unknown>;
  readonly admit: Statement<AdmitRow>;
  readonly budgets: Statement<unknown>;
};

/** An answer shorter than this is not worth its prompt: where there is no money for it, the call is refused. */
const leastOutputTokens = 256;

/**
 * Writes a provider call before its request leaves, with the price version that it will be charged at (the model's own
 * at this instant, else the installation's default), and sets aside what it may cost, on the wallet and on every budget
 * that counts it: all of it, or what there is. The one gate: no request to a provider without a row from here.
 * It is committed with what it is for ({@link commitOrRefuse}); then {@link readAdmission} says whether it may leave.
 * Two-phase: held here, posted or given back by the settlement (TigerBeetle, "Two-phase transfers").
 */
export function admitCall(request: CallRequest): Admission {
  const { organizationId, model, lease, start, tokens } = request;
  const callId = uuidv7();
  const values = [
    callId,
    organizationId,
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
    tokens.prompt,
    tokens.output,
    Math.min(tokens.output, leastOutputTokens),
  ];

  return {
    request,
    callId,
    lock: lockWalletFirst(organizationId),
    admit: statement("admit-call", admitSql, values),
    budgets: holdBudgets(callId),
  };
}

/** Null where the message was not there to be written. */
export function readAdmission({ request, callId, admit: { rows } }: Admission): AdmittedCall | null {
  const [row] = rows;
  if (!row?.is_there) return null;
  if (!row.price) throw new Error(`no price is in force for the call ${callId}`);

  const price = readPrice(row.price);
  const holdMicro = BigInt(row.hold);
  const forOutput = affordableOutput(holdMicro - BigInt(row.for_prompt), price);

  return {
    callId,
    organizationId: request.organizationId,
    price,
    holdMicro,
    outputTokens: Math.min(request.tokens.output, forOutput ?? request.tokens.output),
    [admitted]: true,
  };
}

type AdmitRow = { is_there: boolean; price: PriceRow | null; hold: string; for_prompt: string };

/** What tokens may cost at the price `p`, rounded up. */
function costSql(prompt: string, output: string): string {
  return `
    ceil((${prompt}::numeric * greatest(p.input, p.cached, p.cache_write)
          + ${output}::numeric * greatest(p.output, p.reasoning)) / 1000000)::bigint + p.per_request`;
}

/**
 * An answer may have one call under way, and only while its message waits for it. What is left of a budget is stable
 * under the lock of the wallet, which everybody takes who changes it.
 */
export const admitSql = `
  WITH price AS (
    SELECT p.id, ${priceJsonSql} AS price,
           ${costSql("$15", "0")} AS for_prompt, ${costSql("$15", "$16")} AS most, ${costSql("$15", "$17")} AS least
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
  ), room AS (
    SELECT a.balance_micro + a.credit_limit_micro - a.held_micro AS wallet,
           (SELECT min(b.limit_micro - coalesce(u.spent_micro + u.held_micro, 0))
            FROM budgets b LEFT JOIN budget_periods u
              ON u.budget_id = b.id AND u.period_start = ${periodStartSql("b.period", "now()")}
            WHERE b.organization_id = $2 AND b.kind = 'hard' AND (b.user_id IS NULL OR b.user_id = $3)) AS budget
    FROM billing_accounts a WHERE a.organization_id = $2
  ), verdict AS (
    SELECT CASE WHEN most = 0 THEN 0 ELSE least(most, wallet, budget) END AS hold,
           most = 0 OR CASE WHEN wallet < least THEN refuse('INSUFFICIENT_BALANCE', format('%s of %s', wallet, least))
                            WHEN budget < least THEN refuse('QUOTA_EXCEEDED', format('%s of %s', budget, least))
                            ELSE true END AS may_leave
    FROM price, room, there
  ), held AS (
    UPDATE billing_accounts SET held_micro = held_micro + verdict.hold
    FROM verdict WHERE organization_id = $2 AND verdict.may_leave
  ), call AS (
    INSERT INTO llm_calls (id, organization_id, user_id, conversation_id, message_id, purpose, model, provider,
                           lease_owner, lease_expires_at, price_version_id, content_start, reasoning_start, hold_micro,
                           tier)
    SELECT $1, $2, $3, $4, $5, ($6::text)::"LlmCallPurpose", $7, $8, $9, now() + $10 * interval '1 second', price.id, $13, $14,
           verdict.hold, (SELECT subscription_tier FROM users WHERE id = $3)
    FROM price, verdict WHERE verdict.may_leave
  )
  SELECT EXISTS (SELECT FROM there) AS is_there, price.price, coalesce(verdict.hold, 0)::text AS hold,
         price.for_prompt::text AS for_prompt
  FROM (SELECT) AS one LEFT JOIN price ON true LEFT JOIN verdict ON true`;
