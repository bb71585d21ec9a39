import type { Transaction } from "@claw/db";

type Copy = {
  organizationId: string;
  conversationId: string;
  shareId: string;
  lastId: string | null;
  withSources: boolean;
};

/**
 * Copies what strangers may read of the messages from the root to this one: what people and models said to each other,
 * and the titles of sources where they are shared. Not system messages, not reasoning, not what is being written.
 * @returns how many
 */
export function copyBranch(
  tx: Transaction,
  { organizationId, conversationId, shareId, lastId, withSources }: Copy,
): Promise<number> {
  return tx.$executeRaw`
    WITH RECURSIVE branch AS (
      SELECT id, parent_id, 1 AS depth FROM messages
      WHERE conversation_id = ${conversationId}::uuid AND id = ${lastId}::uuid
      UNION ALL
      SELECT m.id, m.parent_id, b.depth + 1 FROM branch b JOIN messages m ON m.id = b.parent_id
    )
    INSERT INTO shared_messages (organization_id, share_id, position, role, content, sources, created_at)
    SELECT ${organizationId}::uuid, ${shareId}::uuid, row_number() OVER (ORDER BY b.depth DESC) - 1, m.role, m.content,
           CASE WHEN ${withSources} THEN (
             SELECT coalesce(jsonb_agg(jsonb_build_object('number', s->'number', 'title', s->'title')
                                       ORDER BY (s->>'number')::int), '[]')
             FROM jsonb_array_elements(m.sources) s) ELSE '[]'::jsonb END,
           m.created_at
    FROM branch b JOIN messages m ON m.id = b.id
    WHERE m.role IN ('user', 'assistant') AND m.status <> 'streaming' AND m.content <> ''`;
}
