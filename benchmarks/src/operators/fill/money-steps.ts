import { personSql, type Step, size } from "./size.ts";

/** People are chosen by a number without an order, so that a table's rows lie as they would. */
const someone = (prime: number) => personSql(`1 + (n * ${prime}::bigint) % ${size.people}`);

const party = '{"name": "某公司", "taxNumber": "", "address": "", "email": ""}';

/** What was paid, used and given: every rule of the accounts holds, which `billing_invariants` checks. */
export const moneySteps: readonly Step[] = [
  [
    "payments",
    `INSERT INTO payments (id, organization_id, user_id, provider, method, purpose, status, amount_micro, reference,
                           submitted_at, succeeded_at, created_at, updated_at)
     SELECT gen_random_uuid(), person, person, 'offline', 'transfer', 'top_up',
            (CASE WHEN n % 500 = 0 THEN 'submitted' WHEN n % 50 = 1 THEN 'canceled' ELSE 'succeeded' END)::"PaymentStatus",
            (100 + n % 997) * 1000000::bigint, (20270000000 + n)::text, at,
            CASE WHEN n % 500 <> 0 AND n % 50 <> 1 THEN at END, at, at
     FROM (SELECT n, ${someone(7919)} AS person, now() - n * interval '5 minutes' AS at
           FROM generate_series(1, ${size.payments}) n) numbered`,
  ],
  [
    "refunds that failed or wait",
    `INSERT INTO refunds (id, organization_id, payment_id, amount_micro, status, reason, created_at, updated_at)
     SELECT gen_random_uuid(), organization_id, id, amount_micro,
            (CASE WHEN row_number() OVER () % 100 = 0 THEN 'pending' ELSE 'failed' END)::"RefundStatus", '退款', created_at,
            created_at
     FROM payments WHERE status <> 'submitted' LIMIT ${size.refunds}`,
  ],
  [
    "invoices",
    `INSERT INTO invoices (id, organization_id, seller_key, year, sequence, number, payment_status, total_micro, lines,
                           seller, customer, issued_at)
     SELECT gen_random_uuid(), ${someone(6151)}, 'claw', 2026, n, 'CLAW-2026-' || lpad(n::text, 6, '0'), 'open',
            (10 + n % 997) * 1000000::bigint, '[]',
            '${party}', '${party}', now() - n * interval '4 minutes'
     FROM generate_series(1, ${size.invoices}) n`,
  ],
  [
    "发票 that were asked for",
    `INSERT INTO fapiao_requests (invoice_id, organization_id, type, status, title, email, requested_by_id, created_at,
                                  updated_at)
     SELECT id, organization_id, 'general', (CASE WHEN sequence % 9 = 0 THEN 'requested' ELSE 'issued' END)::"FapiaoStatus",
            '某公司', 'a@example.com', organization_id, issued_at, issued_at
     FROM invoices`,
  ],
  [
    "adjustments that were rejected or wait",
    `INSERT INTO adjustments (id, organization_id, user_id, amount_micro, source, reason, status, needs_approval,
                              requested_by_id, decided_by_id, decided_at, created_at)
     SELECT gen_random_uuid(), person, person, (1 + n % 500) * 1000000::bigint, 'promotional', '活动赠送 ' || n,
            (CASE WHEN n % 500 = 0 THEN 'pending' ELSE 'rejected' END)::"AdjustmentStatus", true, ${someone(104729)},
            CASE WHEN n % 500 > 0 THEN ${someone(6151)} END, CASE WHEN n % 500 > 0 THEN at END, at
     FROM (SELECT n, ${someone(7907)} AS person, now() - n * interval '6 minutes' AS at FROM generate_series(1, ${size.adjustments}) n) numbered`,
  ],
  [
    "what payments credited",
    `INSERT INTO ledger_transactions (id, organization_id, kind, idempotency_key, payment_id, created_at)
     SELECT gen_random_uuid(), organization_id, 'top_up', id || ':paid', id, created_at
     FROM payments WHERE status = 'succeeded' ORDER BY created_at`,
  ],
  [
    "the sides of it",
    `INSERT INTO ledger_entries (transaction_id, account_id, amount_micro, balance_after_micro)
     SELECT t.id, w.id, p.amount_micro, p.amount_micro FROM ledger_transactions t
       JOIN payments p ON p.id = t.payment_id JOIN billing_accounts w ON w.organization_id = t.organization_id
     UNION ALL
     SELECT t.id, '00000000-0000-7000-8000-000000000002', -p.amount_micro, NULL
     FROM ledger_transactions t JOIN payments p ON p.id = t.payment_id`,
  ],
  [
    "a price",
    `INSERT INTO price_versions (id, valid_from, input, output) SELECT gen_random_uuid(), 'epoch', 20000000, 20000000
     WHERE NOT EXISTS (SELECT FROM price_versions WHERE model_id IS NULL)`,
  ],
  [
    "calls, the more the newer; ids with their time, as ours are",
    `INSERT INTO llm_calls (id, organization_id, user_id, purpose, model, provider, price_version_id, state, lease_owner,
                            lease_expires_at, fresh_tokens, output_tokens, usage_source, cost_micro, error_code, created_at,
                            first_token_at, ended_at)
     SELECT (lpad(to_hex(floor(extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || substr(md5(n::text), 1, 3)
              || '8' || substr(md5(n::text), 4, 15))::uuid,
            person, person, CASE WHEN n % 5 = 0 THEN 'title' ELSE 'answer' END::"LlmCallPurpose", 'model-' || n % 5, 'p',
            (SELECT id FROM price_versions WHERE model_id IS NULL LIMIT 1), 'settled', gen_random_uuid(), at, 900 + n % 500,
            300, 'provider', (1200 + n % 500) * 20, CASE WHEN n % 50 = 0 THEN 'PROVIDER_FAILED' END, at,
            at + interval '0.4 seconds' + n % 700 * interval '1 ms', at + interval '5 seconds'
     FROM (SELECT n, ${someone(104729)} AS person, now() - (n::float8 / ${size.calls}) ^ 3 * interval '720 days' AS at
           FROM generate_series(1, ${size.calls}) n) numbered`,
  ],
  [
    "what calls cost",
    `INSERT INTO ledger_transactions (id, organization_id, kind, idempotency_key, call_id, created_at)
     SELECT gen_random_uuid(), organization_id, 'usage', id || ':usage', id, ended_at FROM llm_calls ORDER BY ended_at`,
  ],
  [
    "the sides of that",
    `INSERT INTO ledger_entries (transaction_id, account_id, amount_micro, balance_after_micro)
     SELECT t.id, w.id, -c.cost_micro, 0 FROM ledger_transactions t
       JOIN llm_calls c ON c.id = t.call_id JOIN billing_accounts w ON w.organization_id = t.organization_id
     UNION ALL
     SELECT t.id, '00000000-0000-7000-8000-000000000001', c.cost_micro, NULL
     FROM ledger_transactions t JOIN llm_calls c ON c.id = t.call_id`,
  ],
  [
    "hours of use",
    `INSERT INTO usage_hours (hour, model, shard, calls, answers, failed, tokens, cost_micro, first_tokens, first_token_ms,
                              first_token_counts)
     SELECT date_trunc('hour', created_at, 'UTC'), model,
            CASE WHEN created_at > now() - interval '2 hours' THEN get_byte(uuid_send(id), 15) % 8 ELSE 0 END,
            count(*), count(*) FILTER (WHERE purpose = 'answer'), count(error_code), sum(fresh_tokens + output_tokens),
            sum(cost_micro), count(first_token_at), sum(extract(epoch FROM first_token_at - created_at) * 1000)::bigint,
            array_fill(0, ARRAY[20]) || count(first_token_at)::int
     FROM llm_calls GROUP BY 1, 2, 3`,
  ],
  [
    "days of use",
    `INSERT INTO usage_days
     SELECT organization_id, user_id, (created_at AT TIME ZONE 'Asia/Shanghai')::date, model, purpose, count(*), 0,
            sum(fresh_tokens), 0, 0, sum(output_tokens), 0, sum(cost_micro) FROM llm_calls GROUP BY 1, 2, 3, 4, 5`,
  ],
  ["what the planner has to know for the rest", "ANALYZE"],
  [
    "balances",
    `UPDATE billing_accounts w SET balance_micro = e.sum, undrawn_micro = greatest(-e.sum, 0)
     FROM (SELECT account_id, sum(amount_micro) AS sum FROM ledger_entries GROUP BY 1) e
     WHERE w.id = e.account_id AND w.kind = 'wallet' AND w.balance_micro = 0;
     ANALYZE billing_accounts`,
  ],
  [
    "lots",
    `INSERT INTO credit_lots (id, organization_id, source, amount_micro, remaining_micro, transaction_id, created_at)
     SELECT gen_random_uuid(), w.organization_id, 'purchased', w.balance_micro, w.balance_micro, t.id, now()
     FROM billing_accounts w
       JOIN (SELECT DISTINCT ON (organization_id) organization_id, id FROM ledger_transactions) t USING (organization_id)
     WHERE w.balance_micro > 0 AND NOT EXISTS (SELECT FROM credit_lots l WHERE l.organization_id = w.organization_id)`,
  ],
  [
    "what people used in all",
    `UPDATE users u SET total_cost_micro = d.cost, total_tokens = d.cost / 20
     FROM (SELECT user_id, sum(cost_micro) AS cost FROM usage_days GROUP BY 1) d WHERE u.id = d.user_id`,
  ],
];
