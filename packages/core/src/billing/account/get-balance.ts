import { type Actor, type Balance, type CreditLot, type CreditSource, formatMicro } from "@claw/contract";
import { requireMember } from "../../runtime/require-actor.ts";
import type { AccountDeps } from "./deps.ts";

export async function getBalance(deps: Pick<AccountDeps, "db">, actor: Actor): Promise<Balance> {
  return readBalance(deps, requireMember(actor).organizationId);
}

type BalanceRow = {
  balance: string;
  held: string;
  credit_limit: string;
  /** Null in the one row of a wallet without lots. */
  id: string | null;
  source: CreditSource;
  amount: string;
  remaining: string;
  expires_at: Date | null;
  created_at: Date;
};

/**
 * What an organization has, with its lots as they will be when what was spent has been taken from them: counted here
 * and not written, so that reading takes no lock and waits for nobody.
 */
export async function readBalance({ db }: Pick<AccountDeps, "db">, organizationId: string): Promise<Balance> {
  const { rows } = await db.pool.query<BalanceRow>({
    name: "read-balance",
    text: balanceSql,
    values: [organizationId],
  });
  const [wallet] = rows;
  if (!wallet) throw new Error(`the organization ${organizationId} has no wallet`);

  const balance = BigInt(wallet.balance);
  const held = BigInt(wallet.held);
  const creditLimit = BigInt(wallet.credit_limit);

  return {
    currency: "CNY",
    balance: formatMicro(balance),
    held: formatMicro(held),
    creditLimit: formatMicro(creditLimit),
    available: formatMicro(balance + creditLimit - held),
    lots: rows.flatMap(presentLot),
  };
}

function presentLot({ id, source, amount, remaining, expires_at, created_at }: BalanceRow): CreditLot[] {
  if (id === null) return [];

  return [
    {
      id,
      source,
      amount: formatMicro(BigInt(amount)),
      remaining: formatMicro(BigInt(remaining)),
      expiresAt: expires_at?.toISOString() ?? null,
      createdAt: created_at.toISOString(),
    },
  ];
}

/** Lots in the order of `drawLots`, the first 100; one snapshot, as it is one statement. */
const balanceSql = `
  WITH wallet AS (
    SELECT balance_micro, held_micro, credit_limit_micro, undrawn_micro
    FROM billing_accounts WHERE organization_id = $1
  ), queue AS (
    SELECT id, source, amount_micro, remaining_micro, expires_at, created_at,
           row_number() OVER place AS place, sum(remaining_micro) OVER place AS up_to_here
    FROM credit_lots WHERE organization_id = $1 AND remaining_micro > 0
    WINDOW place AS (ORDER BY array_position(ARRAY['plan', 'granted', 'purchased'], source::text),
                              expires_at NULLS LAST, created_at, id)
  ), lots AS (
    SELECT queue.*, least(remaining_micro, up_to_here - undrawn_micro)::bigint AS remaining
    FROM queue, wallet WHERE up_to_here > undrawn_micro
    ORDER BY place LIMIT 100
  )
  SELECT w.balance_micro AS balance, w.held_micro AS held, w.credit_limit_micro AS credit_limit,
         l.id, l.source::text AS source, l.amount_micro AS amount, l.remaining, l.expires_at, l.created_at
  FROM wallet w LEFT JOIN lots l ON true
  ORDER BY l.place`;
