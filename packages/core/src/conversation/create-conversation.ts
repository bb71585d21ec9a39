import {
  type Actor,
  type Conversation,
  type CreateConversation,
  DomainError,
  defaultTitle,
} from "@claw/contract";
import { uuidv7 } from "@claw/db";
import { beginWithPreset } from "../preset/begin-with-preset.ts";
import { requireMember } from "../runtime/require-actor.ts";
import { attachBases } from "./attach-bases.ts";
import { presentConversation, withKnowledgeBases } from "./present.ts";
import type { ConversationDeps } from "./service.ts";

type Owner = { organizationId: string; userId: string };

/**
 * With an id that exists: the caller's own conversation again, CONFLICT for anybody else's. NOT_FOUND for another's
 * knowledge base. What is left out is as the caller's preset has it.
 */
export async function createConversation(
  deps: ConversationDeps,
  actor: Actor,
  input: CreateConversation,
): Promise<Conversation> {
  const { organizationId, userId } = requireMember(actor);
  const id = input.id ?? uuidv7();

  const { row, isNew } = await deps.db.prisma.$transaction(async (tx) => {
    const begun = await beginWithPreset(tx, { organizationId, ownerId: userId }, input);
    const { count } = await tx.conversation.createMany({
      data: [
        {
          id,
          organizationId,
          ownerId: userId,
          title: input.title ?? defaultTitle,
          titleSource: input.title === undefined ? "default" : "user",
          type: begun.type,
          model: begun.model,
          systemPrompt: begun.systemPrompt,
          metadata: input.metadata ?? {},
          isTemporary: input.isTemporary ?? false,
        },
      ],
      skipDuplicates: true,
    });
    const { knowledgeBaseIds } = begun;
    if (count === 1 && knowledgeBaseIds.length > 0) {
      await attachBases(tx, { conversationId: id, organizationId, userId, knowledgeBaseIds });
    }

    const row = await tx.conversation.findUnique({
      where: { id, organizationId, ownerId: userId },
      include: withKnowledgeBases,
    });

    return { row, isNew: count === 1 };
  });
  if (!row)
    throw new DomainError("CONFLICT", { message: "This id is taken. Create the conversation with another." });

  const conversation = presentConversation(row);
  if (isNew) remember(deps, conversation, { organizationId, userId });
  deps.changes.publish(userId, { type: "conversation", conversation });

  return conversation;
}

/** Its first question is mostly the next thing that comes. */
function remember(deps: ConversationDeps, conversation: Conversation, owner: Owner): void {
  const { id, systemPrompt, knowledgeBaseIds, model } = conversation;
  const settings = { systemPrompt, knowledgeBaseIds, chosenModel: model };

  deps.targets.remember({ ...owner, ...settings, conversationId: id }, null);
}
