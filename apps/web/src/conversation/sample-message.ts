import type { Conversation, Message } from "@claw/contract";

const instant = "2026-01-01T00:00:00.000Z";

/** A message as tests need one: whole, a person's, and with what matters to the test in place of the rest. */
export function sampleMessage(change: Partial<Message> = {}): Message {
  return {
    id: "m",
    conversationId: "c",
    parentId: null,
    role: "user",
    content: "",
    reasoning: "",
    status: "complete",
    model: null,
    usage: null,
    cost: null,
    sources: [],
    citations: [],
    finishReason: null,
    errorCode: null,
    createdAt: instant,
    ...change,
  };
}

/** As {@link sampleMessage}, for a conversation. */
export function sampleConversation(change: Partial<Conversation> = {}): Conversation {
  return {
    id: "c",
    title: "",
    titleSource: "user",
    status: "active",
    type: "chat",
    model: null,
    systemPrompt: null,
    metadata: {},
    knowledgeBaseIds: [],
    isPinned: false,
    isTemporary: false,
    totalTokens: 0,
    totalCost: "0.000000",
    lastActivityAt: instant,
    createdAt: instant,
    updatedAt: instant,
    ...change,
  };
}
