import { Prisma, type Transaction } from "@claw/db";
import { revenueId } from "../billing/ledger/accounts.ts";
import { findFew } from "../runtime/find-few.ts";

/**
 * Movements `t` with an entry `e` like this. Where they are few, they are looked up; where they are many, each movement
 * of the list is asked, in a way that PostgreSQL does not turn into a join: that would sort all of them for one page.
 */
export async function withEntry(tx: Transaction, entry: Prisma.Sql): Promise<Prisma.Sql> {
  const few = await findFew(tx, movementsWith(entry));

  return few ? isOneOf(few) : hasOne(entry);
}

/**
 * Movements of this size, said of the entry `e` that gains. Nearly all movements are usage: where little of it is so
 * large, that little is looked up, and only the others are asked; where none is, usage is left out by its index.
 */
export async function ofSize(tx: Transaction, size: Prisma.Sql): Promise<Prisma.Sql> {
  const few = await findFew(tx, movementsWith(size));
  if (few) return isOneOf(few);

  const onRevenue = Prisma.sql`${size} AND e.account_id = ${Prisma.raw(`'${revenueId}'`)}`;
  const earned = await findFew(tx, movementsWith(onRevenue));
  if (!earned) return hasOne(size);

  if (earned.length === 0) return Prisma.sql`t.kind <> 'usage' AND ${hasOne(size)}`;
  return Prisma.sql`CASE WHEN t.kind = 'usage' THEN ${isOneOf(earned)} ELSE ${hasOne(size)} END`;
}

function movementsWith(entry: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`SELECT e.transaction_id AS id FROM ledger_entries e WHERE ${entry}`;
}

function isOneOf(ids: readonly string[]): Prisma.Sql {
  return Prisma.sql`t.id = ANY(${[...ids]}::uuid[])`;
}

function hasOne(entry: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`(SELECT true FROM ledger_entries e WHERE e.transaction_id = t.id AND ${entry} LIMIT 1)`;
}
