import { DomainError, type SubscriptionTier } from "@claw/contract";
import type { PlanVersion, Transaction } from "@claw/db";
import { inForce } from "./plan-book.ts";

/** The version of a tier that counts at an instant. NOT_FOUND where there is none. */
export async function getPlan(tx: Transaction, tier: SubscriptionTier, at: Date): Promise<PlanVersion> {
  const plan = await tx.planVersion.findFirst({ where: { tier, ...inForce(at) } });
  if (plan) return plan;

  throw new DomainError("NOT_FOUND", { message: "There is no such plan." });
}
