import type { Actor, ConversationPage, CountConversations, ListConversations } from "@claw/contract";
import type { Prisma } from "@claw/db";
import { containing } from "../runtime/containing.ts";
import { decodeCursor } from "../runtime/cursor.ts";
import { cutPage } from "../runtime/cut-page.ts";
import { requireMember } from "../runtime/require-actor.ts";
import { presentConversation, withKnowledgeBases } from "./present.ts";
import type { ConversationDeps } from "./service.ts";

export async function listConversations(
  deps: ConversationDeps,
  actor: Actor,
  input: ListConversations,
): Promise<ConversationPage> {
  const after = input.cursor ? decodeCursor(input.cursor) : null;
  const rows = await deps.db.prisma.conversation.findMany({
    where: { AND: [matching(actor, input), after ? olderThan(after) : {}] },
    orderBy: [{ lastActivityAt: "desc" }, { id: "desc" }],
    skip: input.skip ?? 0,
    take: input.limit + 1,
    include: withKnowledgeBases,
  });

  const { page, nextCursor } = cutPage(rows, input.limit, ({ lastActivityAt: at, id }) => ({ at, id }));

  return { items: page.map(presentConversation), nextCursor };
}

export async function countConversations(
  deps: ConversationDeps,
  actor: Actor,
  input: CountConversations,
): Promise<number> {
  return deps.db.prisma.conversation.count({ where: matching(actor, input) });
}

function matching(actor: Actor, { status, query }: CountConversations): Prisma.ConversationWhereInput {
  const { organizationId, userId } = requireMember(actor);
  const words = query?.trim();

  return {
    organizationId,
    ownerId: userId,
    ...(status ? { status } : {}),
    ...(words
      ? { OR: [{ title: containing(words) }, { messages: { some: { content: containing(words) } } }] }
      : {}),
  };
}

function olderThan({ at, id }: { at: Date; id: string }): Prisma.ConversationWhereInput {
  return { OR: [{ lastActivityAt: { lt: at } }, { lastActivityAt: at, id: { lt: id } }] };
}
