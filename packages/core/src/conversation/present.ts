import { type Conversation, formatMicro, type Message, type UsageSource } from "@claw/contract";
import type { Conversation as ConversationRow, Message as MessageRow } from "@claw/db";
import { z } from "zod";

const Metadata = z.record(z.string(), z.json());

export function presentConversation(row: ConversationRow): Conversation {
  return {
    id: row.id,
    title: row.title,
    titleSource: row.titleSource,
    status: row.status,
    type: row.type,
    model: row.model,
    systemPrompt: row.systemPrompt,
    metadata: Metadata.parse(row.metadata),
    totalTokens: Number(row.totalTokens),
    totalCost: formatMicro(row.totalCostMicro),
    lastActivityAt: row.lastActivityAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
  };
}

export function presentMessage(row: MessageRow): Message {
  return {
    id: row.id,
    conversationId: row.conversationId,
    parentId: row.parentId,
    role: row.role,
    content: row.draftContent ?? row.content,
    reasoning: row.draftReasoning ?? row.reasoning,
    status: row.status,
    model: row.model,
    usage: presentUsage(usageOf(row)),
    cost: row.costMicro === null ? null : formatMicro(row.costMicro),
    citations: [],
    finishReason: row.finishReason,
    errorCode: row.errorCode,
    createdAt: row.createdAt.toISOString(),
  };
}

export function presentUsage(usage: CountedUsage | null): Message["usage"] {
  return usage && { ...usage, totalTokens: usage.promptTokens + usage.completionTokens };
}

type CountedUsage = { promptTokens: number; completionTokens: number; source: UsageSource };

function usageOf({ promptTokens, completionTokens, usageSource }: MessageRow): CountedUsage | null {
  if (promptTokens === null || completionTokens === null || usageSource === null) return null;

  return { promptTokens, completionTokens, source: usageSource };
}
