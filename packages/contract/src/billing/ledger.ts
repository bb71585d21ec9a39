import { z } from "zod";
import { UsageSource } from "../conversation/usage.ts";
import { Id, Instant, Limit, Money, page } from "../primitives.ts";
import { Day } from "./amount.ts";

/** Why money moved. */
export const LedgerKind = z.enum([
  "usage",
  "reconcile",
  "grant",
  "plan_credit",
  "expiry",
  "top_up",
  "refund",
  "dispute",
  "dispute_won",
  "subscription",
  "adjustment",
]);
export type LedgerKind = z.infer<typeof LedgerKind>;

/** What was charged, where the movement is a call's. */
export const LedgerCall = z.object({
  callId: Id,
  purpose: z.string(),
  model: z.string(),
  conversationId: Id.nullable(),
  promptTokens: z.number().int(),
  completionTokens: z.number().int(),
  usageSource: UsageSource.nullable(),
});
export type LedgerCall = z.infer<typeof LedgerCall>;

/** One movement on the wallet, as its owner sees it. */
export const LedgerItem = z.object({
  id: Id,
  kind: LedgerKind,
  /** What the wallet gained; negative for what it lost. */
  amount: Money,
  /** The wallet's balance after it. */
  balance: Money,
  reason: z.string().nullable(),
  call: LedgerCall.nullable(),
  paymentId: Id.nullable(),
  invoiceId: Id.nullable(),
  createdAt: Instant,
});
export type LedgerItem = z.infer<typeof LedgerItem>;

const LedgerFilter = {
  kind: LedgerKind.optional(),
  from: Day.optional(),
  /** Including this day. */
  to: Day.optional(),
  conversationId: Id.optional(),
};

/** Newest first. */
export const ListLedger = z.object({
  ...LedgerFilter,
  cursor: z.string().max(200).nullish(),
  limit: Limit,
});
export type ListLedger = z.infer<typeof ListLedger>;

export const LedgerPage = page(LedgerItem);
export type LedgerPage = z.infer<typeof LedgerPage>;

export const ExportLedger = z.object(LedgerFilter);
export type ExportLedger = z.infer<typeof ExportLedger>;

/** A text file for a spreadsheet: UTF-8 with a byte order mark, no cell that could be read as a formula. */
export const CsvFile = z.object({
  fileName: z.string(),
  content: z.string(),
  /** There was more than one file may have; the newest rows are in it. */
  isCut: z.boolean(),
});
export type CsvFile = z.infer<typeof CsvFile>;
