import { DomainError } from "@claw/contract";
import type { Database } from "@claw/db";

type Place = { organizationId: string; conversationId: string; messageId: string };

/**
 * The newest message below this one, or itself: where the branch ends that is shown with it. NOT_FOUND where it is no
 * message of the conversation.
 */
export async function findBranchEnd(db: Database, place: Place): Promise<string> {
  const { organizationId, conversationId, messageId } = place;
  const { rows } = await db.pool.query<{ id: string }>({
    name: "find-branch-end",
    text: branchEndSql,
    values: [organizationId, conversationId, messageId],
  });
  const [end] = rows;
  if (!end) throw new DomainError("NOT_FOUND", { message: "There is no such message in this conversation." });

  return end.id;
}

const branchEndSql = `
  WITH RECURSIVE below AS (
    SELECT id, seq FROM messages WHERE organization_id = $1 AND conversation_id = $2 AND id = $3
    UNION ALL
    SELECT m.id, m.seq FROM below b
    JOIN messages m ON m.organization_id = $1 AND m.conversation_id = $2 AND m.parent_id = b.id
  )
  SELECT id FROM below ORDER BY seq DESC LIMIT 1`;
