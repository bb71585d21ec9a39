import type { Database } from "@claw/db";
import type { ChatTurn } from "./ports.ts";

const pageSize = 128;

type BranchRow = { id: string; parent_id: string | null; role: ChatTurn["role"]; content: string };

/** The messages from one up to the root of its branch, newest first, read in pages. Empty answers are left out. */
export async function* loadBranch(
  db: Database,
  conversationId: string,
  fromId: string | null,
): AsyncGenerator<ChatTurn> {
  let next = fromId;
  while (next !== null) {
    const { rows } = await db.pool.query<BranchRow>({
      name: "load-branch",
      text: branchSql,
      values: [conversationId, next, pageSize],
    });
    for (const { role, content } of rows) {
      if (content !== "") yield { role, content };
    }
    next = rows.at(-1)?.parent_id ?? null;
  }
}

const branchSql = `
  WITH RECURSIVE branch AS (
    SELECT id, parent_id, role, coalesce(draft_content, content) AS content, 1 AS depth
    FROM messages WHERE conversation_id = $1 AND id = $2
    UNION ALL
    SELECT m.id, m.parent_id, m.role, coalesce(m.draft_content, m.content), b.depth + 1
    FROM branch b JOIN messages m ON m.id = b.parent_id
    WHERE b.depth < $3
  )
  SELECT id, parent_id, role::text AS role, content FROM branch ORDER BY depth`;
