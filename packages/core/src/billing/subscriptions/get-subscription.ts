import type { Actor, Subscription } from "@claw/contract";
import { requireMember } from "../../runtime/require-actor.ts";
import type { BillingDeps } from "../deps.ts";
import { presentSubscription } from "./present-subscription.ts";

/** The newest one, which may be over. Null for an organization that never had one. */
export async function getSubscription({ db }: BillingDeps, actor: Actor): Promise<Subscription | null> {
  const { organizationId } = requireMember(actor);
  const row = await db.prisma.subscription.findFirst({
    where: { organizationId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    include: { plan: true },
  });

  return row && presentSubscription(row);
}
