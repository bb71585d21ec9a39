import { type Actor, type Disclosure, type DisclosureRef, DomainError } from "@claw/contract";
import { recordDeed } from "../audit/record-deed.ts";
import { requireOperator } from "../runtime/require-actor.ts";
import type { DisclosureDeps } from "./deps.ts";
import { personalOrganizationOf } from "./personal-organization-of.ts";
import { presentDisclosure, withNames } from "./present-disclosure.ts";

/** Gives it back before its time; by any operator, so that a colleague's can be taken away. */
export async function endDisclosure(
  { db, clock }: Pick<DisclosureDeps, "db" | "clock">,
  actor: Actor,
  { accessId: id }: DisclosureRef,
): Promise<Disclosure> {
  const operator = requireOperator(actor);
  const now = clock.now();

  const row = await db.prisma.$transaction(async (tx) => {
    const known = await tx.disclosure.findUnique({ where: { id }, select: { userId: true } });
    if (!known) throw new DomainError("NOT_FOUND", { message: "There is no such access." });

    const { count } = await tx.disclosure.updateMany({
      where: { id, endedAt: null, expiresAt: { gt: now } },
      data: { endedAt: now },
    });
    if (count === 0) throw new DomainError("CONFLICT", { message: "This access is over already." });

    await recordDeed(tx, operator, {
      action: "access_ended",
      organizationId: await personalOrganizationOf(tx, known.userId),
      detail: { userId: known.userId, accessId: id },
      at: now,
    });

    return tx.disclosure.findUniqueOrThrow({ where: { id }, include: withNames });
  });

  return presentDisclosure(row, now);
}
