import type { Transaction } from "@claw/db";

type Path = { organizationId: string; fromId: string; toId: string; lastId: string };

/**
 * Copies the messages from the root to this one into another conversation, under new ids and in their order. Tokens and
 * cost stay with what was paid for.
 * @returns how many
 */
export function copyPath(tx: Transaction, { organizationId, fromId, toId, lastId }: Path): Promise<number> {
  return tx.$executeRaw`
    WITH RECURSIVE path AS (
      SELECT id, parent_id, 1 AS depth FROM messages WHERE conversation_id = ${fromId}::uuid AND id = ${lastId}::uuid
      UNION ALL
      SELECT m.id, m.parent_id, p.depth + 1 FROM path p JOIN messages m ON m.id = p.parent_id
    ), named AS MATERIALIZED (
      SELECT id, depth, gen_random_uuid() AS new_id FROM path
    )
    INSERT INTO messages (id, organization_id, conversation_id, parent_id, role, content, reasoning, status, finish_reason,
                          error_code, model, sources, citations, created_at, updated_at)
    SELECT n.new_id, ${organizationId}::uuid, ${toId}::uuid, lag(n.new_id) OVER (ORDER BY n.depth DESC), m.role,
           coalesce(m.draft_content, m.content), coalesce(m.draft_reasoning, m.reasoning),
           CASE m.status WHEN 'streaming' THEN 'interrupted' ELSE m.status END, m.finish_reason,
           m.error_code, m.model, m.sources, m.citations, m.created_at, now()
    FROM named n JOIN messages m ON m.id = n.id
    ORDER BY n.depth DESC`;
}
