import { type Balance, CreditLot, LedgerCall, LedgerItem } from "@claw/contract";
import { z } from "zod";
import { Cost, costOf } from "./primitives.ts";

const lot = CreditLot.shape;

export const RestBalance = z
  .object({
    currency: z.literal("CNY"),
    balance: Cost,
    held: Cost.meta({ description: "Set aside for calls that are under way" }),
    credit_limit: Cost,
    available: Cost.meta({ description: "What the next call may cost" }),
    lots: z.array(
      z.object({
        id: lot.id,
        source: lot.source,
        amount: Cost,
        remaining: Cost,
        expires_at: lot.expiresAt,
        created_at: lot.createdAt,
      }),
    ),
  })
  .meta({ id: "Balance" });

export function presentBalance(balance: Balance): z.infer<typeof RestBalance> {
  return {
    currency: balance.currency,
    balance: costOf(balance.balance),
    held: costOf(balance.held),
    credit_limit: costOf(balance.creditLimit),
    available: costOf(balance.available),
    lots: balance.lots.map(({ id, source, amount, remaining, expiresAt, createdAt }) => ({
      id,
      source,
      amount: costOf(amount),
      remaining: costOf(remaining),
      expires_at: expiresAt,
      created_at: createdAt,
    })),
  };
}

const item = LedgerItem.shape;
const called = LedgerCall.shape;

const RestMovement = z
  .object({
    id: item.id,
    kind: item.kind,
    amount: Cost.meta({ description: "What the balance gained, in yuan; negative for what it lost" }),
    balance: Cost.meta({ description: "After it" }),
    reason: item.reason,
    call: z
      .object({
        call_id: called.callId,
        purpose: called.purpose,
        model: called.model,
        conversation_id: called.conversationId,
        prompt_tokens: called.promptTokens,
        completion_tokens: called.completionTokens,
        usage_source: called.usageSource,
      })
      .nullable(),
    payment_id: item.paymentId,
    invoice_id: item.invoiceId,
    created_at: item.createdAt,
  })
  .meta({ id: "Movement" });

export const RestLedger = z
  .object({ items: z.array(RestMovement), next_cursor: z.string().nullable() })
  .meta({ id: "Ledger" });

export function presentMovement(of: LedgerItem): z.infer<typeof RestMovement> {
  return {
    id: of.id,
    kind: of.kind,
    amount: costOf(of.amount),
    balance: costOf(of.balance),
    reason: of.reason,
    call: of.call && {
      call_id: of.call.callId,
      purpose: of.call.purpose,
      model: of.call.model,
      conversation_id: of.call.conversationId,
      prompt_tokens: of.call.promptTokens,
      completion_tokens: of.call.completionTokens,
      usage_source: of.call.usageSource,
    },
    payment_id: of.paymentId,
    invoice_id: of.invoiceId,
    created_at: of.createdAt,
  };
}
