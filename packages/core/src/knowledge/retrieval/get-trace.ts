import { type Actor, DomainError, type MessageRef, RetrievalTrace } from "@claw/contract";
import type { Database } from "@claw/db";
import { requireMember } from "../../runtime/require-actor.ts";

/** What was looked for when an answer was grounded. NOT_FOUND for one that was not, and for another's. */
export async function getTrace(
  { db }: { db: Database },
  actor: Actor,
  { messageId }: MessageRef,
): Promise<RetrievalTrace> {
  const { organizationId, userId } = requireMember(actor);
  const row = await db.prisma.retrievalTrace.findFirst({
    where: { messageId, organizationId, message: { conversation: { ownerId: userId } } },
  });
  if (row) return RetrievalTrace.parse(row.trace);

  throw new DomainError("NOT_FOUND", { message: "Nothing was looked for when this message was written." });
}
