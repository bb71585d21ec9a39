import { type Actor, type ClearLimit, DomainError } from "@claw/contract";
import { recordDeed } from "../audit/record-deed.ts";
import { requireOperator } from "../runtime/require-actor.ts";
import type { DoorDeps } from "./service.ts";

/** Forgets what somebody has used of a limit. NOT_FOUND where nobody is limited by that. */
export async function clearLimit(
  { db, clock, limitedKeys }: DoorDeps,
  actor: Actor,
  { name, key }: ClearLimit,
): Promise<void> {
  const operator = requireOperator(actor);
  const wasLimited = await limitedKeys.clear(name, key);
  if (!wasLimited) throw new DomainError("NOT_FOUND", { message: "Nobody is limited by that any more." });

  await recordDeed(db.prisma, operator, { action: "limit_cleared", detail: { name, key }, at: clock.now() });
}
