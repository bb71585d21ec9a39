import { type Actor, DomainError, formatMicro, type PersonDetail, type PersonRef } from "@claw/contract";
import { listUsableSessions } from "../auth/list-usable-sessions.ts";
import { requireOperator } from "../runtime/require-actor.ts";
import type { PeopleDeps } from "./deps.ts";
import { presentPerson } from "./present-person.ts";

/** NOT_FOUND for nobody, and for an account that its owner closed. */
export async function getPerson(
  { db, clock }: Pick<PeopleDeps, "db" | "clock">,
  actor: Actor,
  { userId }: PersonRef,
): Promise<PersonDetail> {
  requireOperator(actor);
  const { prisma } = db;
  const row = await prisma.user.findUnique({ where: { id: userId, closedAt: null } });
  if (!row) throw noSuchPerson();

  const own = { ownerId: userId };
  const [conversations, messages, knowledgeBases, documents, memberships, sessions] = await Promise.all([
    prisma.conversation.count({ where: own }),
    prisma.message.count({ where: { conversation: own } }),
    prisma.knowledgeBase.count({ where: own }),
    prisma.document.count({ where: { knowledgeBase: own } }),
    prisma.membership.findMany({
      where: { userId },
      orderBy: { createdAt: "asc" },
      include: { organization: { include: { wallet: true } } },
    }),
    listUsableSessions(db, userId, clock.now()),
  ]);

  return {
    ...presentPerson(row),
    conversationsCount: conversations,
    messagesCount: messages,
    knowledgeBasesCount: knowledgeBases,
    documentsCount: documents,
    organizations: memberships.map(({ role, organization: { id, name, isPersonal, wallet } }) => ({
      id,
      name,
      isPersonal,
      role,
      balance: formatMicro(wallet?.balanceMicro ?? 0n),
      held: formatMicro(wallet?.heldMicro ?? 0n),
    })),
    sessions,
  };
}

export function noSuchPerson(): DomainError {
  return new DomainError("NOT_FOUND", { message: "There is no such person." });
}
