import type { Conversation } from "@claw/contract";
import { commitBatch, type Database, type Statement, statement } from "@claw/db";
import { type GroundedConversationRow, presentConversation } from "./present.ts";

type Row = Omit<GroundedConversationRow, "totalTokens" | "totalCostMicro"> & {
  totalTokens: string;
  totalCostMicro: string;
};

/** A conversation by id, for what runs after each answer: raw SQL, at a fifth of Prisma's price. Null where it has gone. */
export async function findConversation(db: Database, conversationId: string): Promise<Conversation | null> {
  const find = conversationById(conversationId);
  await commitBatch(db, [find]);

  return readConversation(find);
}

/** The same among the statements of a batch, to be read when that is committed. */
export function conversationById(conversationId: string): Statement<Row> {
  return statement("find-conversation", conversationSql, [conversationId]);
}

export function readConversation({ rows: [row] }: Statement<Row>): Conversation | null {
  if (!row) return null;

  return presentConversation({
    ...row,
    totalTokens: BigInt(row.totalTokens),
    totalCostMicro: BigInt(row.totalCostMicro),
  });
}

const conversationSql = `
  SELECT id, organization_id AS "organizationId", owner_id AS "ownerId", title, title_source::text AS "titleSource",
         status::text AS status, type::text AS type, model, system_prompt AS "systemPrompt", metadata,
         is_pinned AS "isPinned", is_temporary AS "isTemporary",
         total_tokens AS "totalTokens", total_cost_micro AS "totalCostMicro", last_activity_at AS "lastActivityAt",
         created_at AS "createdAt", updated_at AS "updatedAt",
         coalesce((SELECT json_agg(json_build_object('knowledgeBaseId', knowledge_base_id) ORDER BY knowledge_base_id)
                   FROM conversation_knowledge_bases WHERE conversation_id = $1), '[]') AS "knowledgeBases"
  FROM conversations WHERE id = $1`;
