import { type Actor, type Disclosure, type DisclosureRef, DomainError } from "@claw/contract";
import { requireOperator } from "../runtime/require-actor.ts";
import type { DisclosureDeps } from "./deps.ts";
import { presentDisclosure, withNames } from "./present-disclosure.ts";

export async function getDisclosure(
  { db, clock }: Pick<DisclosureDeps, "db" | "clock">,
  actor: Actor,
  { accessId: id }: DisclosureRef,
): Promise<Disclosure> {
  requireOperator(actor);
  const row = await db.prisma.disclosure.findUnique({ where: { id }, include: withNames });
  if (!row) throw new DomainError("NOT_FOUND", { message: "There is no such access." });

  return presentDisclosure(row, clock.now());
}
