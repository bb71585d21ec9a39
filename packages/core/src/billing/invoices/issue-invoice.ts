import { type Invoice, type Transaction, uuidv7 } from "@claw/db";
import type { BillingDeps } from "../deps.ts";
import { dayInChina } from "../subscriptions/calendar.ts";
import { findCustomer } from "./find-customer.ts";
import type { Grants } from "./stored-invoice.ts";

export type NewInvoice = {
  organizationId: string;
  subscriptionId: string | null;
  /** Micro-yuan; a credit is negative. Together whole fen, not negative. */
  lines: readonly { description: string; amountMicro: bigint }[];
  grants: Grants | null;
  dueAt: Date | null;
  at: Date;
};

/**
 * Writes an invoice that nobody can change any more. Its number is the next one of the seller and the year, taken in
 * this transaction: one that is rolled back gives it back, so there are no gaps. The row of numbers stays locked until
 * the end of the transaction: issue last what can be issued last.
 */
export async function issueInvoice(
  { seller }: Pick<BillingDeps, "seller">,
  tx: Transaction,
  { organizationId, subscriptionId, lines, grants, dueAt, at }: NewInvoice,
): Promise<Invoice> {
  const customer = await findCustomer(tx, organizationId);
  const { key: sellerKey, ...party } = seller;
  const { year } = dayInChina(at);
  const sequence = await nextNumber(tx, sellerKey, year);

  return tx.invoice.create({
    data: {
      id: uuidv7(),
      organizationId,
      subscriptionId,
      sellerKey,
      year,
      sequence,
      number: `${sellerKey}-${year}-${String(sequence).padStart(6, "0")}`,
      totalMicro: lines.reduce((sum, { amountMicro }) => sum + amountMicro, 0n),
      lines: lines.map(({ description, amountMicro }) => ({
        description,
        quantity: 1,
        unitMicro: amountMicro.toString(),
        amountMicro: amountMicro.toString(),
      })),
      seller: party,
      customer,
      ...(grants && { grants: storable(grants) }),
      issuedAt: at,
      dueAt,
    },
  });
}

async function nextNumber(tx: Transaction, seller: string, year: number): Promise<number> {
  const [row] = await tx.$queryRaw<{ last: number }[]>`
    INSERT INTO invoice_counters (seller, year, last) VALUES (${seller}, ${year}, 1)
    ON CONFLICT (seller, year) DO UPDATE SET last = invoice_counters.last + 1
    RETURNING last`;
  if (row) return row.last;

  throw new Error(`no number was given out for ${seller} in ${year}`);
}

function storable({ periodStart, periodEnd, creditMicro, ...rest }: Grants) {
  return {
    ...rest,
    periodStart: periodStart.toISOString(),
    periodEnd: periodEnd.toISOString(),
    creditMicro: creditMicro.toString(),
  };
}
