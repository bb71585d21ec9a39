import { type Database, uuidv7 } from "@claw/db";
import type { SeededLedger } from "./seed-ledger.ts";

type UserActor = SeededLedger["owner"];

export type SeededHouse = { operator: UserActor; userId: string; paymentId: string; callId: string };

/**
 * A house with many people, each with an organization, payments and calls, all of it posted: written as rows, since to
 * call the verbs a million times would take hours.
 */
export async function seedHouse(
  db: Database,
  { people, payments, calls }: { people: number; payments: number; calls: number },
  say: (line: string) => void,
): Promise<SeededHouse> {
  const client = await db.pool.connect();
  try {
    for (const [what, sql] of steps) {
      say(`seeding: ${what}`);
      const wanted = [people, payments, calls];
      const places = [...sql.matchAll(/\$(\d)/g)].map(([, place]) => Number(place));
      await client.query(sql, places.length === 0 ? [] : wanted.slice(0, Math.max(...places)));
    }
  } finally {
    client.release();
  }

  return { operator: await seedOperator(db), ...(await pickOne(db)) };
}

async function seedOperator(db: Database): Promise<UserActor> {
  const [userId, organizationId] = [uuidv7(), uuidv7()];
  await db.prisma.user.create({
    data: { id: userId, email: "operator@example.com", passwordHash: "-", role: "operator" },
  });
  await db.prisma.organization.create({ data: { id: organizationId, name: "house", isPersonal: true } });
  await db.prisma.membership.create({ data: { userId, organizationId, role: "owner" } });
  const origin = { address: "127.0.0.1", userAgent: null };

  return {
    kind: "user",
    origin,
    userId,
    organizationId,
    sessionId: uuidv7(),
    role: "operator",
    tier: "free",
  };
}

async function pickOne({ prisma }: Database) {
  const { id: paymentId, userId } = await prisma.payment.findFirstOrThrow({
    where: { reference: "20270002471" },
  });
  const { id: callId } = await prisma.llmCall.findFirstOrThrow({ where: { userId } });

  return { userId, paymentId, callId };
}

/** `$1` people, `$2` payments, `$3` calls. Ids are made of their number, so that one step finds another's rows. */
const steps: readonly (readonly [string, string])[] = [
  [
    "people",
    `WITH people AS (
       INSERT INTO users (id, email, password_hash, name, updated_at)
       SELECT ('00000000-0000-7000-9000-' || lpad(i::text, 12, '0'))::uuid, 'person' || i || '@example.com', '-',
              '人' || i, now() FROM generate_series(1, $1::int) i RETURNING id
     ), organizations AS (
       INSERT INTO organizations (id, name, is_personal, updated_at)
       SELECT ('00000000-0000-7000-a000-' || lpad(i::text, 12, '0'))::uuid, 'person' || i, true, now()
       FROM generate_series(1, $1::int) i RETURNING id
     )
     SELECT (SELECT count(*) FROM people), (SELECT count(*) FROM organizations)`,
  ],
  [
    "who is in which organization",
    `INSERT INTO memberships (organization_id, user_id, role)
     SELECT ('00000000-0000-7000-a000-' || right(id::text, 12))::uuid, id, 'owner' FROM users`,
  ],
  [
    "payments",
    `INSERT INTO payments (id, organization_id, user_id, provider, method, purpose, status, amount_micro, reference,
                           submitted_at, succeeded_at, created_at, updated_at)
     SELECT gen_random_uuid(), ('00000000-0000-7000-a000-' || place)::uuid, ('00000000-0000-7000-9000-' || place)::uuid,
            'offline', 'transfer', 'top_up',
            (CASE WHEN i % 500 = 0 THEN 'submitted' WHEN i % 50 = 1 THEN 'canceled' ELSE 'succeeded' END)::"PaymentStatus",
            (100 + i % 997) * 1000000::bigint, (20270000000 + i)::text, at, CASE WHEN i % 500 <> 0 AND i % 50 <> 1 THEN at END,
            at, at
     FROM (SELECT i, lpad((1 + (i * 7919::bigint) % $1::int)::text, 12, '0') AS place,
                  timestamptz '2027-03-01' - (i * interval '5 minutes') AS at
           FROM generate_series(1, $2::int) i) numbered`,
  ],
  [
    "what they credited",
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
    "INSERT INTO price_versions (id, valid_from, input, output) VALUES (gen_random_uuid(), '1970-01-01', 20000000, 20000000)",
  ],
  [
    "calls",
    `INSERT INTO llm_calls (id, organization_id, user_id, purpose, model, provider, price_version_id, state, lease_owner,
                            lease_expires_at, fresh_tokens, output_tokens, usage_source, cost_micro, finish_reason,
                            created_at, ended_at)
     SELECT gen_random_uuid(), ('00000000-0000-7000-a000-' || place)::uuid, ('00000000-0000-7000-9000-' || place)::uuid,
            'answer', 'glm-4', 'zhipu', (SELECT id FROM price_versions WHERE model_id IS NULL LIMIT 1), 'settled',
            gen_random_uuid(), at, 1000 + i % 500, 100, 'provider', (1100 + i % 500) * 20, 'stop', at, at
     FROM (SELECT i, lpad((1 + (i * 104729::bigint) % $1::int)::text, 12, '0') AS place,
                  timestamptz '2027-03-01' - (i * interval '1 minute') AS at
           FROM generate_series(1, $3::int) i WHERE $2::int > 0) numbered`,
  ],
  [
    "what they cost",
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
    "days",
    `INSERT INTO usage_days
     SELECT organization_id, user_id, (created_at AT TIME ZONE 'Asia/Shanghai')::date, model, purpose, count(*), 0,
            sum(fresh_tokens), 0, 0, sum(output_tokens), 0, sum(cost_micro) FROM llm_calls GROUP BY 1, 2, 3, 4, 5`,
  ],
  [
    "balances",
    `UPDATE billing_accounts w SET balance_micro = e.sum, undrawn_micro = greatest(-e.sum, 0)
     FROM (SELECT account_id, sum(amount_micro) AS sum FROM ledger_entries GROUP BY 1) e
     WHERE w.id = e.account_id AND w.kind = 'wallet'`,
  ],
  [
    "lots",
    `INSERT INTO credit_lots (id, organization_id, source, amount_micro, remaining_micro, transaction_id, created_at)
     SELECT gen_random_uuid(), w.organization_id, 'purchased', w.balance_micro, w.balance_micro,
            (SELECT id FROM ledger_transactions t WHERE t.organization_id = w.organization_id LIMIT 1), now()
     FROM billing_accounts w WHERE w.balance_micro > 0`,
  ],
  ["statistics", "ANALYZE"],
];
