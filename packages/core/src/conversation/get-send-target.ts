import { type Actor, DomainError, type SendMessage } from "@claw/contract";
import { noSuchBase } from "../knowledge/get-own.ts";
import { requireMember } from "../runtime/require-actor.ts";
import {
  type AnswerTarget,
  answerModelSql,
  conversationBasesSql,
  requireOffered,
  type VersionedModel,
} from "./answer-target.ts";
import { distinctIds } from "./attach-bases.ts";
import { findBranchEnd } from "./find-branch-end.ts";
import type { ConversationDeps } from "./service.ts";

/** Everything that a question needs to know of its conversation, read in one round trip. */
export type SendTarget = AnswerTarget & {
  model: VersionedModel;
  /** What the question follows; null for the first. */
  parentId: string | null;
  /** The conversation's own model; null where it has the installation's default. */
  chosenModel: string | null;
  /** The question's id exists already: a retry, or somebody else's. */
  isKnown: boolean;
  /** The answer's id exists already. */
  isReplyKnown: boolean;
};

type Row = {
  system_prompt: string | null;
  knowledge_base_ids: string[];
  parent_id: string | null;
  is_known: boolean;
  is_reply_known: boolean;
  chosen_model: string | null;
  model_name: string;
  model: VersionedModel | null;
};

/**
 * NOT_FOUND for another's conversation or knowledge base, or a parent elsewhere, MODEL_NOT_FOUND for a model that is gone or disabled.
 */
export async function getSendTarget(
  deps: ConversationDeps,
  actor: Actor,
  input: SendMessage,
): Promise<SendTarget> {
  const { conversationId, messageId, replyId, belowId, knowledgeBaseIds } = input;
  const { organizationId, userId, tier } = requireMember(actor);
  const branch = belowId === undefined ? null : { organizationId, conversationId, messageId: belowId };
  const parentId = input.parentId ?? (branch ? await findBranchEnd(deps.db, branch) : undefined);
  const chosen = knowledgeBaseIds ? distinctIds(knowledgeBaseIds) : null;
  const { rows } = await deps.db.pool.query<Row>({
    name: "get-send-target",
    text: targetSql,
    values: [
      conversationId,
      organizationId,
      userId,
      deps.providers.defaultModel,
      parentId ?? null,
      messageId ?? null,
      chosen,
      replyId ?? null,
    ],
  });
  const [row] = rows;
  if (!row) throw new DomainError("NOT_FOUND", { message: "There is no such conversation." });
  if (parentId !== undefined && row.parent_id === null) {
    throw new DomainError("NOT_FOUND", { message: "There is no such message in this conversation." });
  }
  if (chosen && !row.is_known && row.knowledge_base_ids.length !== chosen.length) throw noSuchBase();

  return {
    conversationId,
    organizationId,
    userId,
    systemPrompt: row.system_prompt,
    knowledgeBaseIds: row.knowledge_base_ids,
    parentId: row.parent_id,
    chosenModel: row.chosen_model,
    isKnown: row.is_known,
    isReplyKnown: row.is_reply_known,
    plan: await deps.plans.limitsOf(tier),
    model: requireOffered(row.model, row.model_name),
  };
}

const targetSql = `
  SELECT c.system_prompt, parent.id AS parent_id, c.model AS chosen_model, coalesce(c.model, $4) AS model_name,
         $6::uuid IS NOT NULL AND EXISTS (SELECT FROM messages WHERE id = $6) AS is_known,
         $8::uuid IS NOT NULL AND EXISTS (SELECT FROM messages WHERE id = $8) AS is_reply_known,
         CASE WHEN $7::uuid[] IS NULL THEN ${conversationBasesSql}
              ELSE ARRAY(SELECT id::text FROM knowledge_bases
                         WHERE id = ANY($7) AND organization_id = $2 AND owner_id = $3) END AS knowledge_base_ids,
         ${answerModelSql} AS model
  FROM conversations c
  LEFT JOIN models m ON m.name = coalesce(c.model, $4) AND m.enabled
  LEFT JOIN LATERAL (
    SELECT id FROM messages
    WHERE conversation_id = c.id AND ($5::uuid IS NULL OR id = $5)
    ORDER BY seq DESC LIMIT 1
  ) parent ON true
  WHERE c.id = $1 AND c.organization_id = $2 AND c.owner_id = $3`;
