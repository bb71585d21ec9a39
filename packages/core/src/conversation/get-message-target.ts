import { type Actor, DomainError, type Message } from "@claw/contract";
import { requireMember } from "../runtime/require-actor.ts";
import {
  type AnswerModel,
  type AnswerTarget,
  answerModelSql,
  conversationBasesSql,
  requireOffered,
} from "./answer-target.ts";
import type { ConversationDeps } from "./service.ts";

/** A message that an answer is to be written for, with everything that the answer needs to know. */
export type MessageTarget = AnswerTarget & {
  message: Pick<Message, "id" | "parentId" | "role">;
};

type Row = {
  conversation_id: string;
  system_prompt: string | null;
  knowledge_base_ids: string[];
  model_name: string;
  model: AnswerModel | null;
  id: string;
  parent_id: string | null;
  role: Message["role"];
};

/**
 * NOT_FOUND for another's message, MODEL_NOT_FOUND for a model that is gone or disabled.
 * @param model the conversation's, else the installation's default, where null
 */
export async function getMessageTarget(
  deps: ConversationDeps,
  actor: Actor,
  messageId: string,
  model: string | null = null,
): Promise<MessageTarget> {
  const { organizationId, userId, tier } = requireMember(actor);
  const { rows } = await deps.db.pool.query<Row>({
    name: "get-message-target",
    text: targetSql,
    values: [messageId, organizationId, userId, model, deps.providers.defaultModel],
  });
  const [row] = rows;
  if (!row) throw new DomainError("NOT_FOUND", { message: "There is no such message." });

  return {
    conversationId: row.conversation_id,
    organizationId,
    userId,
    systemPrompt: row.system_prompt,
    knowledgeBaseIds: row.knowledge_base_ids,
    plan: await deps.plans.limitsOf(tier),
    model: requireOffered(row.model, row.model_name),
    message: { id: row.id, parentId: row.parent_id, role: row.role },
  };
}

const targetSql = `
  SELECT t.conversation_id, c.system_prompt, coalesce($4, c.model, $5) AS model_name, ${answerModelSql} AS model,
         ${conversationBasesSql} AS knowledge_base_ids,
         t.id, t.parent_id, t.role::text AS role
  FROM messages t
  JOIN conversations c ON c.id = t.conversation_id
  LEFT JOIN models m ON m.name = coalesce($4, c.model, $5) AND m.enabled
  WHERE t.id = $1 AND t.organization_id = $2 AND c.owner_id = $3`;
