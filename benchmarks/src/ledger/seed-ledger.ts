import type { createAccountService } from "@claw/core";
import { type Database, uuidv7 } from "@claw/db";
import { leaveForeignKeys } from "../surroundings/leave-foreign-keys.ts";

export type Accounts = ReturnType<typeof createAccountService>;
type Owner = Extract<Parameters<Accounts["balance"]>[0], { kind: "user" }>;

/** One organization's, the hardest case: nothing of the table is anybody else's. */
export type SeededLedger = {
  owner: Owner;
  calls: number;
  /** The last whole month of it, and the first, as days of the calendar in China. */
  month: { from: string; to: string };
  firstMonth: { from: string; to: string };
  conversationId: string;
};

const people = 50;

/**
 * Calls of 50 people with five models for three purposes in the quarter before March 2027, settled and posted as the
 * server would have: every rule of the accounts holds. Foreign keys are checked when all is written, which takes less.
 */
export async function seedLedger(
  db: Database,
  calls: number,
  say: (line: string) => void,
): Promise<SeededLedger> {
  const owner = await createOrganization(db);
  const values = [owner.organizationId, calls];
  const checkForeignKeys = await leaveForeignKeys(db, ["llm_calls", "ledger_transactions", "ledger_entries"]);
  for (const [what, sql] of steps) {
    say(`writing ${what}`);
    await db.pool.query(sql, values.slice(0, highestPlace(sql)));
  }
  say("checking foreign keys, and counting what the planner knows");
  await checkForeignKeys();
  await db.pool.query("VACUUM ANALYZE");

  return {
    owner,
    calls,
    month: { from: "2027-02-01", to: "2027-02-28" },
    firstMonth: { from: "2026-12-01", to: "2026-12-31" },
    conversationId: "00000000-0000-7000-8004-000000000007",
  };
}

async function createOrganization({ prisma }: Database): Promise<Owner> {
  const [userId, organizationId] = [uuidv7(), uuidv7()];
  await prisma.user.create({ data: { id: userId, email: "owner@example.com", passwordHash: "-" } });
  await prisma.organization.create({ data: { id: organizationId, name: "measured" } });
  await prisma.membership.create({ data: { organizationId, userId, role: "owner" } });
  await prisma.priceVersion.create({
    data: { id: uuidv7(), validFrom: new Date(0), input: 20_000_000n, output: 20_000_000n },
  });
  const origin = { address: "127.0.0.1", userAgent: null };

  return { kind: "user", origin, userId, organizationId, sessionId: uuidv7(), role: "user", tier: "free" };
}

function highestPlace(sql: string): number {
  return Math.max(0, ...Array.from(sql.matchAll(/\$(\d)/g), ([, place]) => Number(place)));
}

/** Ids in the order of time, as UUIDv7 are; the fourth group says of what. */
function idSql(group: string, number: string): string {
  return `('00000000-0000-7000-${group}-' || lpad(to_hex(${number}), 12, '0'))::uuid`;
}

const tokensSql = "(100 + n % 1900)";

/** `$1` organization, `$2` number of calls. */
const steps: readonly (readonly [string, string])[] = [
  [
    "people",
    `INSERT INTO users (id, email, password_hash, updated_at)
     SELECT ${idSql("8003", "n")}, n || '@example.com', '-', now() FROM generate_series(0, ${people - 1}) n`,
  ],
  [
    "calls",
    `INSERT INTO llm_calls (id, organization_id, user_id, conversation_id, purpose, model, provider, price_version_id,
                            state, lease_owner, lease_expires_at, fresh_tokens, output_tokens, usage_source, cost_micro,
                            created_at, ended_at)
     SELECT ${idSql("8001", "n")}, $1, ${idSql("8003", `n % ${people}`)},
            CASE WHEN n % 10 = 0 THEN NULL ELSE ${idSql("8004", "n % 20011")} END,
            (ARRAY['answer', 'answer', 'title', 'embedding'])[1 + n / 11 % 4]::"LlmCallPurpose",
            'model-' || n / 7 % 5, 'zhipu', (SELECT id FROM price_versions), 'settled', $1, t.at,
            ${tokensSql}, n % 700, (ARRAY['provider', 'estimated'])[1 + (n % 50 = 0)::int]::"UsageSource",
            (${tokensSql} + n % 700) * 20, t.at, t.at + interval '3 seconds'
     FROM generate_series(1, $2::int) n,
          LATERAL (SELECT '2026-11-30T16:00:00Z'::timestamptz + interval '90 days' * n / ($2::int + 1) AS at) t`,
  ],
  [
    "credit",
    `WITH paid AS (
       INSERT INTO ledger_transactions (id, organization_id, kind, idempotency_key, created_at)
       SELECT ${idSql("8005", "n")}, $1, 'grant', 'credit-' || n, '2026-11-30' FROM generate_series(1, 50) n
     ), entries AS (
       INSERT INTO ledger_entries
       SELECT ${idSql("8005", "n")}, a.id, 20000000000, n * 20000000000::bigint
       FROM generate_series(1, 50) n, billing_accounts a WHERE a.organization_id = $1
       UNION ALL
       SELECT ${idSql("8005", "n")}, '00000000-0000-7000-8000-000000000003', -20000000000, NULL FROM generate_series(1, 50) n
     )
     INSERT INTO credit_lots (id, organization_id, source, amount_micro, remaining_micro, transaction_id, created_at)
     SELECT ${idSql("8006", "n")}, $1, 'granted', 20000000000, 20000000000, ${idSql("8005", "n")},
            '2026-11-30'::timestamptz + interval '1 second' * n
     FROM generate_series(1, 50) n`,
  ],
  [
    "transactions",
    `INSERT INTO ledger_transactions (id, organization_id, kind, idempotency_key, call_id, created_at)
     SELECT ${idSql("8002", "n")}, $1, 'usage', c.id || ':usage', c.id, c.ended_at
     FROM generate_series(1, $2::int) n JOIN llm_calls c ON c.id = ${idSql("8001", "n")} ORDER BY n`,
  ],
  [
    "entries",
    `INSERT INTO ledger_entries
     SELECT ${idSql("8002", "n")}, a.id, -c.cost_micro, 1000000000000 - sum(c.cost_micro) OVER (ORDER BY n)
     FROM generate_series(1, $2::int) n JOIN llm_calls c ON c.id = ${idSql("8001", "n")},
          billing_accounts a WHERE a.organization_id = $1
     UNION ALL
     SELECT ${idSql("8002", "n")}, '00000000-0000-7000-8000-000000000001', c.cost_micro, NULL
     FROM generate_series(1, $2::int) n JOIN llm_calls c ON c.id = ${idSql("8001", "n")}`,
  ],
  [
    "sums",
    `INSERT INTO usage_days
     SELECT organization_id, user_id, (created_at AT TIME ZONE 'Asia/Shanghai')::date, model, purpose, count(*),
            count(*) FILTER (WHERE usage_source = 'estimated'), sum(fresh_tokens), 0, 0, sum(output_tokens), 0, sum(cost_micro)
     FROM llm_calls WHERE organization_id = $1 GROUP BY 1, 2, 3, 4, 5`,
  ],
  [
    "the wallet",
    `UPDATE billing_accounts SET balance_micro = 1000000000000 - spent, undrawn_micro = spent
     FROM (SELECT sum(cost_micro)::bigint AS spent FROM llm_calls) s WHERE organization_id = $1`,
  ],
];
