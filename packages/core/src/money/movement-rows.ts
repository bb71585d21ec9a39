import { type ExportLedgerOfAll, type LedgerAccountKind, type LedgerKind, parseMicro } from "@claw/contract";
import { Prisma, type Transaction } from "@claw/db";
import { clearingId, promoId, revenueId } from "../billing/ledger/accounts.ts";
import { ofSize, withEntry } from "./with-entry.ts";
import { withinDays } from "./within-days.ts";

/** A place in the ledger as operators read it. */
export type LedgerPlace = { at: Date; seq: bigint };

export type MovementRow = {
  id: string;
  seq: bigint;
  kind: LedgerKind;
  organization_id: string;
  organization: string;
  owner_id: string | null;
  amount: bigint | null;
  size: bigint;
  balance: bigint | null;
  reason: string | null;
  call_id: string | null;
  payment_id: string | null;
  invoice_id: string | null;
  created_at: Date;
};

/** Movements of all organizations after a place, the newest first: a page is found first, and then told of. */
export async function readMovements(
  tx: Transaction,
  filter: ExportLedgerOfAll,
  after: LedgerPlace | null,
  limit: number,
): Promise<MovementRow[]> {
  const place = after ? [Prisma.sql`(t.created_at, t.seq) < (${after.at}, ${after.seq})`] : [];
  const where = [...place, ...(await fitting(tx, filter))];

  return tx.$queryRaw<MovementRow[]>`
    WITH page AS (
      SELECT t.* FROM ledger_transactions t
      ${where.length === 0 ? Prisma.empty : Prisma.sql`WHERE ${Prisma.join(where, " AND ")}`}
      ORDER BY t.created_at DESC, t.seq DESC LIMIT ${limit}
    )
    SELECT t.id, t.seq, t.kind::text AS kind, t.organization_id, o.name AS organization, m.user_id AS owner_id,
           e.amount_micro AS amount, e.balance_after_micro AS balance, t.reason, t.call_id, t.payment_id, t.invoice_id,
           t.created_at,
           (SELECT coalesce(max(amount_micro), 0) FROM ledger_entries WHERE transaction_id = t.id) AS size
    FROM page t
      JOIN organizations o ON o.id = t.organization_id
      LEFT JOIN billing_accounts w ON w.organization_id = t.organization_id
      LEFT JOIN ledger_entries e ON e.transaction_id = t.id AND e.account_id = w.id
      LEFT JOIN LATERAL (
        SELECT user_id FROM memberships WHERE organization_id = t.organization_id AND role = 'owner'
        ORDER BY created_at, user_id LIMIT 1
      ) m ON true
    ORDER BY t.created_at DESC, t.seq DESC`;
}

async function fitting(tx: Transaction, filter: ExportLedgerOfAll): Promise<Prisma.Sql[]> {
  const { kinds, account, organizationId, userId, id } = filter;
  const size = sizeOf(filter);

  return [
    ...(kinds && kinds.length > 0 ? ofKinds(kinds) : []),
    ...(account ? await onAccount(tx, account) : []),
    ...(organizationId ? [Prisma.sql`t.organization_id = ${organizationId}::uuid`] : []),
    ...(userId
      ? [
          Prisma.sql`t.organization_id = ANY(ARRAY(SELECT organization_id FROM memberships WHERE user_id = ${userId}::uuid))`,
        ]
      : []),
    ...(id ? [belongingTo(id)] : []),
    ...(size ? [await ofSize(tx, size)] : []),
    ...withinDays(Prisma.sql`t.created_at`, filter),
  ];
}

/** Said openly for the index of all that is not usage: where usage is the most, the rest is found at once. */
const notUsage = Prisma.sql`t.kind <> 'usage'`;

function ofKinds(kinds: readonly LedgerKind[]): Prisma.Sql[] {
  const [first] = kinds;
  const wanted =
    kinds.length === 1
      ? Prisma.sql`t.kind = ${first}::"LedgerKind"`
      : Prisma.sql`t.kind = ANY(${[...kinds]}::text[]::"LedgerKind"[])`;

  return kinds.includes("usage") ? [wanted] : [wanted, notUsage];
}

async function onAccount(
  tx: Transaction,
  account: Exclude<LedgerAccountKind, "wallet">,
): Promise<Prisma.Sql[]> {
  // As a constant, for the index of these accounts alone.
  const touching = (accountId: string) => withEntry(tx, Prisma.raw(`e.account_id = '${accountId}'`));

  switch (account) {
    case "revenue":
      return [await touching(revenueId)];
    case "clearing":
      return [await touching(clearingId), notUsage];
    case "promo":
      return [await touching(promoId), notUsage];
  }
}

function belongingTo(id: string): Prisma.Sql {
  return Prisma.sql`t.id = ANY(ARRAY(
    SELECT id FROM ledger_transactions WHERE id = ${id}::uuid
    UNION ALL SELECT id FROM ledger_transactions WHERE call_id = ${id}::uuid
    UNION ALL SELECT l.id FROM ledger_transactions l JOIN llm_calls c ON c.id = l.call_id WHERE c.message_id = ${id}::uuid
    UNION ALL SELECT id FROM ledger_transactions WHERE payment_id = ${id}::uuid
    UNION ALL SELECT id FROM ledger_transactions WHERE invoice_id = ${id}::uuid
    UNION ALL SELECT id FROM ledger_transactions WHERE idempotency_key = ${`${id}:refund`}
    UNION ALL SELECT transaction_id FROM adjustments WHERE id = ${id}::uuid AND transaction_id IS NOT NULL))`;
}

/** Null where any amount fits. */
function sizeOf({ amountFrom, amountTo }: ExportLedgerOfAll): Prisma.Sql | null {
  if (amountFrom === undefined && amountTo === undefined) return null;

  const bounds = [
    Prisma.sql`e.amount_micro > 0`,
    ...(amountFrom === undefined ? [] : [Prisma.sql`e.amount_micro >= ${parseMicro(amountFrom)}`]),
    ...(amountTo === undefined ? [] : [Prisma.sql`e.amount_micro <= ${parseMicro(amountTo)}`]),
  ];
  return Prisma.join(bounds, " AND ");
}
