import { type Actor, type ClearLimit, DomainError } from "@claw/contract";
import { recordAuditEvent } from "../audit/record-audit-event.ts";
import { requireOperator } from "../runtime/require-actor.ts";
import type { DoorDeps } from "./service.ts";

/** Forgets what somebody has used of a limit. NOT_FOUND where nobody is limited by that. */
export async function clearLimit(
  { db, clock, limitedKeys }: DoorDeps,
  actor: Actor,
  { name, key }: ClearLimit,
): Promise<void> {
  const { origin, userId, organizationId } = requireOperator(actor);
  const wasLimited = await limitedKeys.clear(name, key);
  if (!wasLimited) throw new DomainError("NOT_FOUND", { message: "Nobody is limited by that any more." });

  await recordAuditEvent(db.prisma, {
    action: "limit_cleared",
    outcome: "ok",
    origin,
    userId,
    organizationId,
    detail: { name, key },
    at: clock.now(),
  });
}
