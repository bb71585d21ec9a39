import type { SendMessage } from "@claw/contract";
import { LRUCache } from "lru-cache";
import type { AnswerTarget, VersionedModel } from "./answer-target.ts";
import type { SendTarget } from "./get-send-target.ts";

/**
 * What this process last knew of conversations, so that a question need not read it before it is written. It may be out
 * of date at any time, since other processes change conversations as well: it goes into the statement that writes the
 * question, which writes nothing where anything of it is no longer so. Conversations with bases are read each time: next
 * to a search that takes no time.
 */
export interface TargetMemory {
  /** Null where the conversation or its model is unknown, or the question is not simply its next one. */
  recall(asker: Asker, question: SendMessage, defaultModel: string): RememberedTarget | null;
  /** @param newestId the message that the next question follows; null for the first */
  remember(conversation: RememberedConversation, newestId: string | null): void;
  rememberModel(model: VersionedModel): void;
  /** Spares the next question a try; to forget nothing would be no fault. */
  forget(conversationId: string): void;
}

type Asker = { organizationId: string; userId: string };

export type RememberedConversation = Omit<AnswerTarget, "model" | "plan"> & Pick<SendTarget, "chosenModel">;

export type RememberedTarget = RememberedConversation & Pick<SendTarget, "model" | "parentId">;

type Entry = Omit<RememberedConversation, "knowledgeBaseIds"> & { newestId: string | null };

const rememberedConversations = 20_000;
/** UTF-16 units of what is remembered of all conversations: some of them have long prompts. */
const rememberedLength = 20_000_000;
const lengthOfEntry = 400;
const rememberedModels = 1_000;

export function createTargetMemory(): TargetMemory {
  const conversations = new LRUCache<string, Entry>({
    max: rememberedConversations,
    maxSize: rememberedLength,
    sizeCalculation: ({ systemPrompt }) => lengthOfEntry + (systemPrompt?.length ?? 0),
  });
  const models = new LRUCache<string, VersionedModel>({ max: rememberedModels });

  return {
    recall(
      { organizationId, userId },
      { conversationId, parentId, belowId, knowledgeBaseIds },
      defaultModel,
    ) {
      if ([parentId, belowId, knowledgeBaseIds].some((given) => given !== undefined)) return null;

      const entry = conversations.get(conversationId);
      const model = entry && models.get(entry.chosenModel ?? defaultModel);
      if (!model || entry.organizationId !== organizationId || entry.userId !== userId) return null;

      const { newestId, ...conversation } = entry;
      return { ...conversation, knowledgeBaseIds: [], model, parentId: newestId };
    },
    remember(
      { conversationId, organizationId, userId, systemPrompt, knowledgeBaseIds, chosenModel },
      newestId,
    ) {
      if (knowledgeBaseIds.length > 0) return void conversations.delete(conversationId);

      const settings = { systemPrompt, chosenModel };
      conversations.set(conversationId, { conversationId, organizationId, userId, ...settings, newestId });
    },
    rememberModel: (model) => void models.set(model.name, model),
    forget: (conversationId) => void conversations.delete(conversationId),
  };
}
