import type { Actor, KnowledgeBasePage, ListKnowledgeBases } from "@claw/contract";
import type { Prisma } from "@claw/db";
import { decodeCursor, encodeCursor } from "../conversation/cursor.ts";
import { requireMember } from "../runtime/require-actor.ts";
import { containing } from "./containing.ts";
import type { KnowledgeParts } from "./deps.ts";
import { findBases } from "./find-bases.ts";

/** The newest first. */
export async function listBases(
  deps: KnowledgeParts,
  actor: Actor,
  { cursor, skip, limit, query }: ListKnowledgeBases,
): Promise<KnowledgeBasePage> {
  const after = cursor ? decodeCursor(cursor) : null;
  const rows = await deps.db.prisma.knowledgeBase.findMany({
    where: { AND: [own(actor), matching(query), after ? olderThan(after) : {}] },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    skip: skip ?? 0,
    take: limit + 1,
    select: { id: true, createdAt: true },
  });

  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const hasMore = rows.length > limit;

  return {
    items: await findBases(
      deps,
      page.map(({ id }) => id),
    ),
    nextCursor: hasMore && last ? encodeCursor({ at: last.createdAt, id: last.id }) : null,
  };
}

export async function countBases({ db }: KnowledgeParts, actor: Actor): Promise<number> {
  return db.prisma.knowledgeBase.count({ where: own(actor) });
}

function own(actor: Actor): Prisma.KnowledgeBaseWhereInput {
  const { organizationId, userId } = requireMember(actor);

  return { organizationId, ownerId: userId };
}

function matching(query: string | undefined): Prisma.KnowledgeBaseWhereInput {
  const words = query?.trim();

  return words ? { OR: [{ name: containing(words) }, { description: containing(words) }] } : {};
}

function olderThan({ at, id }: { at: Date; id: string }): Prisma.KnowledgeBaseWhereInput {
  return { OR: [{ createdAt: { lt: at } }, { createdAt: at, id: { lt: id } }] };
}
