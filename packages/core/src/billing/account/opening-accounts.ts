import type { OpeningAccounts } from "../../auth/ports.ts";
import { postGrant } from "../ledger/post-grant.ts";

/** What registration calls: the starting credit, once for each organization. Nothing where it is 0. */
export function openingAccounts({
  startingCreditMicro,
}: {
  /** In micro-yuan, as it counts now. */
  startingCreditMicro(): bigint;
}): OpeningAccounts {
  return {
    async openAccount(tx, { organizationId }) {
      const amountMicro = startingCreditMicro();
      if (amountMicro <= 0n) return;

      await postGrant(tx, {
        organizationId,
        amountMicro,
        key: `${organizationId}:starting-credit`,
        reason: "Starting credit",
        actorId: null,
      });
    },
  };
}
