import type { Actor, KnowledgeBasePage, ListKnowledgeBases } from "@claw/contract";
import type { Prisma } from "@claw/db";
import { containing } from "../runtime/containing.ts";
import { decodeCursor } from "../runtime/cursor.ts";
import { cutPage } from "../runtime/cut-page.ts";
import { requireMember } from "../runtime/require-actor.ts";
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

  const { page, nextCursor } = cutPage(rows, limit, ({ createdAt: at, id }) => ({ at, id }));
  const ids = page.map(({ id }) => id);

  return { items: await findBases(deps, ids), nextCursor };
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
