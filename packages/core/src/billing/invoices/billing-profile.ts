import type { Actor, BillingProfile } from "@claw/contract";
import type { BillingDeps } from "../deps.ts";
import { requireKeeper } from "../subscriptions/require-keeper.ts";

const shown = { name: true, taxNumber: true, address: true, email: true } as const;

/** Whom bills are made out to; null where nothing was ever said. */
export async function findBillingProfile({ db }: BillingDeps, actor: Actor): Promise<BillingProfile | null> {
  const { organizationId } = await requireKeeper(db.prisma, actor);

  return db.prisma.billingProfile.findUnique({ where: { organizationId }, select: shown });
}

/** For the bills from now on; those that were issued stay as they are. */
export async function setBillingProfile(
  { db }: BillingDeps,
  actor: Actor,
  { name, taxNumber, address, email }: BillingProfile,
): Promise<BillingProfile> {
  const { organizationId } = await requireKeeper(db.prisma, actor);
  const profile = { name: name.trim(), taxNumber: filled(taxNumber), address: filled(address), email };

  return db.prisma.billingProfile.upsert({
    where: { organizationId },
    create: { organizationId, ...profile },
    update: profile,
    select: shown,
  });
}

function filled(text: string | null): string | null {
  return text?.trim() || null;
}
