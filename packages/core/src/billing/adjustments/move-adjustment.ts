import { DomainError } from "@claw/contract";
import type { Adjustment, Transaction } from "@claw/db";
import { availableMicro, lockWallet } from "../ledger/accounts.ts";
import { postGrant } from "../ledger/post-grant.ts";
import { postTransaction } from "../ledger/post-transaction.ts";

export type Movement = Pick<
  Adjustment,
  "id" | "organizationId" | "amountMicro" | "source" | "reason" | "expiresAt"
>;

/**
 * Moves the money of an adjustment, once, in the caller's transaction. A gift comes from what is given away, a
 * correction out of what was earned.
 * @param actorId who answers for it
 * @returns the id of the ledger's transaction
 * INSUFFICIENT_BALANCE where less is there than is to be taken: what one owes comes from calls alone.
 */
export async function moveAdjustment(tx: Transaction, movement: Movement, actorId: string): Promise<string> {
  const { id, organizationId, amountMicro, source, reason, expiresAt } = movement;
  const facts = { organizationId, reason, actorId };
  if (amountMicro < 0n) await requireCovered(tx, organizationId, -amountMicro);

  const posted =
    source === "promotional" && amountMicro > 0n
      ? await postGrant(tx, { ...facts, key: `${id}:grant`, amountMicro, expiresAt })
      : await postTransaction(tx, {
          ...facts,
          kind: "adjustment",
          key: `${id}:adjustment`,
          entries: [
            { account: "wallet", amountMicro },
            { account: source === "promotional" ? "promo" : "revenue", amountMicro: -amountMicro },
          ],
          credit: { source: "granted" },
        });
  if (posted === "already") throw takenId();

  return posted.transactionId;
}

export function takenId(): DomainError {
  return new DomainError("CONFLICT", { message: "This id has moved something else." });
}

async function requireCovered(tx: Transaction, organizationId: string, wanted: bigint): Promise<void> {
  const wallet = await lockWallet(tx, organizationId);
  if (availableMicro({ ...wallet, creditLimitMicro: 0n }) >= wanted) return;

  throw new DomainError("INSUFFICIENT_BALANCE", { message: "Less than that is on the balance." });
}
