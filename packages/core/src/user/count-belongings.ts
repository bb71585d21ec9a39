import { type Actor, DomainError, formatMicro, type UserStats } from "@claw/contract";
import { requireMember } from "../runtime/require-actor.ts";
import type { UserDeps } from "./deps.ts";

/** What one owns in the organization that one acts in, and what all one's calls have used, deleted ones included. */
export async function countBelongings({ db }: UserDeps, actor: Actor): Promise<UserStats> {
  const { userId, organizationId } = requireMember(actor);
  const { prisma } = db;
  const own = { organizationId, ownerId: userId };

  const [conversations, messages, knowledgeBases, documents, user] = await Promise.all([
    prisma.conversation.count({ where: { ...own, isTemporary: false } }),
    prisma.message.count({ where: { organizationId, conversation: { ...own, isTemporary: false } } }),
    prisma.knowledgeBase.count({ where: own }),
    prisma.document.count({ where: { organizationId, knowledgeBase: own } }),
    prisma.user.findUnique({ where: { id: userId }, select: { totalTokens: true, totalCostMicro: true } }),
  ]);
  if (!user) throw new DomainError("NOT_FOUND", { message: "There is no such person." });

  return {
    conversationsCount: conversations,
    messagesCount: messages,
    knowledgeBasesCount: knowledgeBases,
    documentsCount: documents,
    totalTokens: Number(user.totalTokens),
    totalCost: formatMicro(user.totalCostMicro),
  };
}
