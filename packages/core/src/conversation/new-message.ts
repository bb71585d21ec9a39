import type { Message } from "@claw/contract";

type Place = { id: string; conversationId: string; parentId: string | null; at: Date };

/** What every message has when it is new. */
export function newMessage({ at, ...place }: Place) {
  return {
    ...place,
    reasoning: "",
    usage: null,
    cost: null,
    sources: [],
    citations: [],
    finishReason: null,
    errorCode: null,
    createdAt: at.toISOString(),
  };
}

/** An answer before its first token. */
export function emptyReply({ model, ...place }: Place & { model: string }): Message {
  return { ...newMessage(place), role: "assistant", content: "", status: "streaming", model };
}
