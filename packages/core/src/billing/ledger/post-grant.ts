import type { Transaction } from "@claw/db";
import { type Posted, postTransaction } from "./post-transaction.ts";

export type Grant = {
  organizationId: string;
  amountMicro: bigint;
  key: string;
  reason: string;
  actorId: string | null;
  expiresAt?: Date | null;
};

/** Credit that nobody paid for: it can be used and not be paid back. */
export async function postGrant(
  tx: Transaction,
  { amountMicro, expiresAt = null, ...rest }: Grant,
): Promise<Posted> {
  return postTransaction(tx, {
    ...rest,
    kind: "grant",
    entries: [
      { account: "wallet", amountMicro },
      { account: "promo", amountMicro: -amountMicro },
    ],
    credit: { source: "granted", expiresAt },
  });
}
