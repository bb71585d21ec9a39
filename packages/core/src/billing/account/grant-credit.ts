import type { Actor, GrantCredit, GrantedCredit } from "@claw/contract";
import { makeAdjustment } from "../adjustments/make-adjustment.ts";
import type { AccountDeps } from "./deps.ts";
import { readBalance } from "./get-balance.ts";

/** A gift to a person's own organization, once for each `grantId`: an adjustment, with its limits and its refusals. */
export async function grantCredit(
  deps: Pick<AccountDeps, "db" | "clock" | "approvalLimitMicro">,
  actor: Actor,
  { grantId, ...grant }: GrantCredit,
): Promise<GrantedCredit> {
  const { id, status, organizationId } = await makeAdjustment(deps, actor, {
    ...grant,
    adjustmentId: grantId,
    direction: "credit",
    source: "promotional",
  });

  return {
    ...(await readBalance(deps, organizationId)),
    adjustmentId: id,
    waitsForApproval: status === "pending",
  };
}
