import type { Transaction } from "@claw/db";
import { noSuchBase } from "../knowledge/get-own.ts";

type Attachment = {
  conversationId: string;
  organizationId: string;
  /** Whose bases they have to be. */
  userId: string;
  knowledgeBaseIds: readonly string[];
};

/** Grounds a conversation's answers in these bases and no others. NOT_FOUND where one of them is another's. */
export async function attachBases(
  tx: Transaction,
  { conversationId, organizationId, userId, knowledgeBaseIds }: Attachment,
): Promise<void> {
  const chosen = distinctIds(knowledgeBaseIds);
  await tx.conversationKnowledgeBase.deleteMany({ where: { conversationId, organizationId } });
  if (chosen.length === 0) return;

  // The lock keeps a base that is being deleted at this moment from becoming an error of a foreign key.
  const attached = await tx.$executeRaw`
    INSERT INTO conversation_knowledge_bases (organization_id, conversation_id, knowledge_base_id)
    SELECT organization_id, ${conversationId}::uuid, id FROM knowledge_bases
    WHERE id = ANY(${chosen}::uuid[]) AND organization_id = ${organizationId}::uuid AND owner_id = ${userId}::uuid
    FOR KEY SHARE`;
  if (attached !== chosen.length) throw noSuchBase();
}

export function distinctIds(ids: readonly string[]): string[] {
  return [...new Set(ids.map((id) => id.toLowerCase()))];
}
