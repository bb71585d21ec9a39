import type { Actor, CountDocuments, DocumentPage, ListDocuments } from "@claw/contract";
import type { Prisma } from "@claw/db";
import { containing } from "../runtime/containing.ts";
import { decodeCursor } from "../runtime/cursor.ts";
import { cutPage } from "../runtime/cut-page.ts";
import type { KnowledgeParts } from "./deps.ts";
import { getOwnBase } from "./get-own.ts";
import { presentDocument, withPages } from "./present-document.ts";

/** The newest first. NOT_FOUND. */
export async function listDocuments(
  { db }: KnowledgeParts,
  actor: Actor,
  input: ListDocuments,
): Promise<DocumentPage> {
  const after = input.cursor ? decodeCursor(input.cursor) : null;
  const rows = await db.prisma.document.findMany({
    where: { AND: [await matching(db.prisma, actor, input), after ? olderThan(after) : {}] },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    skip: input.skip ?? 0,
    take: input.limit + 1,
    include: withPages,
  });

  const { page, nextCursor } = cutPage(rows, input.limit, ({ createdAt: at, id }) => ({ at, id }));

  return { items: page.map(presentDocument), nextCursor };
}

export async function countDocuments(
  { db }: KnowledgeParts,
  actor: Actor,
  input: CountDocuments,
): Promise<number> {
  return db.prisma.document.count({ where: await matching(db.prisma, actor, input) });
}

async function matching(
  prisma: KnowledgeParts["db"]["prisma"],
  actor: Actor,
  { knowledgeBaseId, status, query }: CountDocuments,
): Promise<Prisma.DocumentWhereInput> {
  const { organizationId } = await getOwnBase(prisma, actor, knowledgeBaseId);
  const words = query?.trim();

  return {
    organizationId,
    knowledgeBaseId,
    ...(status ? { status } : {}),
    ...(words ? { title: containing(words) } : {}),
  };
}

function olderThan({ at, id }: { at: Date; id: string }): Prisma.DocumentWhereInput {
  return { OR: [{ createdAt: { lt: at } }, { createdAt: at, id: { lt: id } }] };
}
