import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useApp } from "../../app/app-context.ts";
import { newConversationPlace } from "../draft/draft-store.ts";
import { useFailedSend } from "../send/use-outgoing.ts";
import type { ConversationChoices } from "../settings/conversation-choices.ts";
import { optimisticConversation } from "./optimistic-conversation.ts";

export type Beginning = {
  choices: ConversationChoices;
  /** The choices are not known yet: the server's presets decide. */
  isUnknown: boolean;
  isTemporary: boolean;
};

/** Makes a conversation with its first message; the page of it opens at once. */
export function useFirstMessage({ choices, isUnknown, isTemporary }: Beginning): (content: string) => void {
  const { cache, send, newId } = useApp();
  const navigate = useNavigate();
  const failed = useFailedSend(newConversationPlace);
  const [freshId] = useState(newId);
  const conversationId = failed?.conversationId ?? freshId;

  async function begin(content: string): Promise<void> {
    const conversation = optimisticConversation(conversationId, { ...choices, isTemporary }, new Date());
    const { id, type, model, systemPrompt, knowledgeBaseIds } = conversation;
    cache.seedConversation(conversation);
    const sending = send({
      conversationId,
      content,
      place: newConversationPlace,
      parentId: null,
      create: { id, type, isTemporary, ...(isUnknown ? {} : { model, systemPrompt, knowledgeBaseIds }) },
    });
    await navigate({ to: "/c/$conversationId", params: { conversationId } });

    const { isCreated } = await sending;
    if (isCreated) return;

    await navigate({ to: "/" });
    cache.removeConversation(conversationId);
  }

  return (content) => void begin(content);
}
