import type { OpeningAccounts } from "../../auth/ports.ts";
import { postGrant } from "../ledger/post-grant.ts";

/** What registration calls: the starting credit, once for each organization. Nothing where it is 0. */
export function openingAccounts({
  startingCreditMicro,
}: {
  /** In micro-yuan. */
  startingCreditMicro: bigint;
}): OpeningAccounts {
  return {
    async openAccount(tx, { organizationId }) {
      if (startingCreditMicro <= 0n) return;

      await postGrant(tx, {
        organizationId,
        amountMicro: startingCreditMicro,
        key: `${organizationId}:starting-credit`,
        reason: "Starting credit",
        actorId: null,
      });
    },
  };
}
