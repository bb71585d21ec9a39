import { z } from "zod";
import { Adjustment, Participant } from "../billing/adjustment.ts";
import { Amount, Day } from "../billing/amount.ts";
import { LedgerCall, LedgerKind } from "../billing/ledger.ts";
import { PaymentStatus } from "../billing/payment.ts";
import { Id, Instant, Limit, Money, page } from "../primitives.ts";

/** Where money is: what an organization has, what was earned, what providers moved, what was given away. */
export const LedgerAccountKind = z.enum(["wallet", "revenue", "clearing", "promo"]);
export type LedgerAccountKind = z.infer<typeof LedgerAccountKind>;

/** What stands against the wallets. */
export const CounterAccountKind = LedgerAccountKind.exclude(["wallet"]);
export type CounterAccountKind = z.infer<typeof CounterAccountKind>;

const LedgerSearch = {
  kinds: z.array(LedgerKind).max(20).optional(),
  /** Only what moved this account. */
  account: CounterAccountKind.optional(),
  /** Only movements of this organization. */
  organizationId: Id.optional(),
  /** Only movements of organizations that this person is in. */
  userId: Id.optional(),
  /** Of a transaction, a call, a message, a payment, an invoice or an adjustment. */
  id: Id.optional(),
  /** How much was moved, in either direction. */
  amountFrom: Amount.optional(),
  amountTo: Amount.optional(),
  from: Day.optional(),
  to: Day.optional(),
};

/** The newest first. */
export const SearchLedger = z.object({
  ...LedgerSearch,
  cursor: z.string().max(200).nullish(),
  limit: Limit,
});
export type SearchLedger = z.infer<typeof SearchLedger>;

export const ExportLedgerOfAll = z.object(LedgerSearch);
export type ExportLedgerOfAll = z.infer<typeof ExportLedgerOfAll>;

/** A movement of money, seen from the wallet. */
export const LedgerMovement = z.object({
  id: Id,
  kind: LedgerKind,
  organizationId: Id,
  organization: z.string(),
  /** Who owns the organization. */
  owner: Participant.nullable(),
  /** What the wallet gained; null where none was touched. */
  amount: Money.nullable(),
  /** What was moved, in either direction. */
  size: Money,
  balance: Money.nullable(),
  reason: z.string().nullable(),
  /** What it belongs to. */
  callId: Id.nullable(),
  paymentId: Id.nullable(),
  invoiceId: Id.nullable(),
  createdAt: Instant,
});
export type LedgerMovement = z.infer<typeof LedgerMovement>;

export const LedgerMovementPage = page(LedgerMovement);
export type LedgerMovementPage = z.infer<typeof LedgerMovementPage>;

export const LedgerSide = z.object({
  accountId: Id,
  account: LedgerAccountKind,
  /** What the account gained. */
  amount: Money,
  /** The wallet's; others keep none. */
  balanceAfter: Money.nullable(),
});
export type LedgerSide = z.infer<typeof LedgerSide>;

export const TransactionRef = z.object({ transactionId: Id });
export type TransactionRef = z.infer<typeof TransactionRef>;

/** A movement with both sides, and what it belongs to. Of a conversation it says the ids alone. */
export const LedgerTransaction = LedgerMovement.extend({
  idempotencyKey: z.string(),
  /** Null for the installation itself. */
  actor: Participant.nullable(),
  /** Together nothing. */
  entries: z.array(LedgerSide),
  call: LedgerCall.extend({ messageId: Id.nullable(), provider: z.string(), userId: Id }).nullable(),
  payment: z
    .object({ id: Id, status: PaymentStatus, amount: Money, reference: z.string().nullable() })
    .nullable(),
  invoice: z.object({ id: Id, number: z.string(), total: Money }).nullable(),
  adjustment: Adjustment.nullable(),
  /** Other movements of the same call or payment, the oldest first. */
  related: z.array(z.object({ id: Id, kind: LedgerKind, size: Money, createdAt: Instant })),
});
export type LedgerTransaction = z.infer<typeof LedgerTransaction>;

/** A piece of a file: what came so far, put together, is its beginning. */
export const LedgerFilePiece = z.object({
  fileName: z.string(),
  content: z.string(),
  rows: z.number().int(),
});
export type LedgerFilePiece = z.infer<typeof LedgerFilePiece>;
