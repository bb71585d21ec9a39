import { DomainError, maxPinned } from "@claw/contract";
import type { Transaction } from "@claw/db";

/** CONFLICT where more would be pinned than one page of a list shows. */
export async function requireRoomToPin(
  tx: Transaction,
  owner: { organizationId: string; ownerId: string },
  ids: readonly string[],
): Promise<void> {
  const others = await tx.conversation.count({
    where: { ...owner, isPinned: true, id: { notIn: [...ids] } },
  });
  if (others + ids.length <= maxPinned) return;

  throw new DomainError("CONFLICT", {
    message: `At most ${maxPinned} conversations can be pinned. Unpin some first.`,
  });
}
