import {
  Citation,
  type Conversation,
  formatMicro,
  type Message,
  Source,
  type UsageSource,
} from "@claw/contract";
import type { Conversation as ConversationRow, Message as MessageRow, Prisma } from "@claw/db";
import { z } from "zod";

const Metadata = z.record(z.string(), z.json());

/** A conversation's row with the bases that its answers are grounded in. */
export type GroundedConversationRow = ConversationRow & { knowledgeBases: { knowledgeBaseId: string }[] };

/** What Prisma is to read with a conversation that will be shown; a page of them costs one more query, not one each. */
export const withKnowledgeBases = {
  knowledgeBases: { select: { knowledgeBaseId: true }, orderBy: { knowledgeBaseId: "asc" } },
} as const satisfies Prisma.ConversationInclude;

export function presentConversation(row: GroundedConversationRow): Conversation {
  return {
    id: row.id,
    title: row.title,
    titleSource: row.titleSource,
    status: row.status,
    type: row.type,
    model: row.model,
    systemPrompt: row.systemPrompt,
    metadata: Metadata.parse(row.metadata),
    knowledgeBaseIds: row.knowledgeBases.map(({ knowledgeBaseId }) => knowledgeBaseId),
    isPinned: row.isPinned,
    isTemporary: row.isTemporary,
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
    sources: isEmpty(row.sources) ? [] : Source.array().parse(row.sources),
    citations: isEmpty(row.citations) ? [] : Citation.array().parse(row.citations),
    finishReason: row.finishReason,
    errorCode: row.errorCode,
    createdAt: row.createdAt.toISOString(),
  };
}

/** Most answers are grounded in nothing. */
function isEmpty(list: unknown): boolean {
  return Array.isArray(list) && list.length === 0;
}

export function presentUsage(usage: CountedUsage | null): Message["usage"] {
  return usage && { ...usage, totalTokens: usage.promptTokens + usage.completionTokens };
}

type CountedUsage = { promptTokens: number; completionTokens: number; source: UsageSource };

function usageOf({ promptTokens, completionTokens, usageSource }: MessageRow): CountedUsage | null {
  if (promptTokens === null || completionTokens === null || usageSource === null) return null;

  return { promptTokens, completionTokens, source: usageSource };
}
