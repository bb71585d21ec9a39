import { type Actor, formatMicro, type LedgerItem, type LedgerPage, type ListLedger } from "@claw/contract";
import { invalidCursor } from "../../runtime/cursor.ts";
import { requireMember } from "../../runtime/require-actor.ts";
import type { AccountDeps } from "./deps.ts";
import { type LedgerRow, readLedger } from "./ledger-rows.ts";
import { findRole, seesAll } from "./membership.ts";

/** What moved the organization's wallet, newest first; to plain members, what their own calls did to it. */
export async function listLedger(
  { db }: Pick<AccountDeps, "db">,
  actor: Actor,
  { cursor, limit, ...filter }: ListLedger,
): Promise<LedgerPage> {
  const { organizationId } = requireMember(actor);
  const before = cursor ? decodeSeq(cursor) : null;
  const callsOf = await callsSeen(db, actor);
  const rows = await readLedger(db, { ...filter, organizationId, callsOf, before, limit: limit + 1 });

  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map(presentMovement),
    nextCursor: rows.length > limit && last ? encodeSeq(last.seq) : null,
  };
}

/** Null for those who see all of the organization's; else whose calls alone. */
export async function callsSeen(db: AccountDeps["db"], actor: Actor): Promise<string | null> {
  return seesAll(await findRole(db.prisma, actor)) ? null : requireMember(actor).userId;
}

function presentMovement(row: LedgerRow): LedgerItem {
  return {
    id: row.id,
    kind: row.kind,
    amount: formatMicro(BigInt(row.amount)),
    balance: formatMicro(BigInt(row.balance)),
    reason: row.reason,
    call: presentCall(row),
    paymentId: row.payment_id,
    invoiceId: row.invoice_id,
    createdAt: row.created_at.toISOString(),
  };
}

function presentCall(row: LedgerRow): LedgerItem["call"] {
  if (row.call_id === null || row.purpose === null || row.model === null) return null;

  return {
    callId: row.call_id,
    purpose: row.purpose,
    model: row.model,
    conversationId: row.conversation_id,
    promptTokens: row.prompt_tokens ?? 0,
    completionTokens: row.completion_tokens ?? 0,
    usageSource: row.usage_source,
  };
}

const greatestSeq = 2n ** 63n - 1n;

function encodeSeq(seq: string): string {
  return Buffer.from(seq).toString("base64url");
}

/** INVALID_INPUT for a cursor that we never gave. */
function decodeSeq(cursor: string): bigint {
  const digits = Buffer.from(cursor, "base64url").toString("utf8");
  if (!/^\d{1,19}$/.test(digits) || BigInt(digits) > greatestSeq) throw invalidCursor();

  return BigInt(digits);
}
