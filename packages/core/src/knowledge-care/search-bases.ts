import type { Actor, BaseSort, SearchBases, SizedBase, SizedBasePage } from "@claw/contract";
import { type Database, Prisma } from "@claw/db";
import { findMeant, type Meaning } from "../runtime/find-meant.ts";
import { findPage, inOrder } from "../runtime/find-page.ts";
import { requireOperator } from "../runtime/require-actor.ts";
import { has, isCalled, readWords, type SearchWords } from "../runtime/search-words.ts";

const shownWithBase = {
  owner: { select: { id: true, name: true, email: true } },
  size: true,
} as const satisfies Prisma.KnowledgeBaseInclude;

type BaseRow = Prisma.KnowledgeBaseGetPayload<{ include: typeof shownWithBase }>;

/** The bases of everybody, the largest first or as it is asked. */
export async function searchBases(
  { db: { prisma } }: { db: Pick<Database, "prisma"> },
  actor: Actor,
  { query, sort, direction, skip, limit }: SearchBases,
): Promise<SizedBasePage> {
  requireOperator(actor);
  const words = readWords(query);
  const meant = words && (await findMeant(prisma, meaning(words)));
  const { ids, ...count } = await findPage(prisma, {
    from: fromOf(sort, meant?.isBroad ?? false),
    id: sort === "name" ? Prisma.sql`b.id` : Prisma.sql`s.knowledge_base_id`,
    where: [],
    meant,
    order: orderOf(sort, direction),
    skip,
    limit,
  });
  const rows = await prisma.knowledgeBase.findMany({ where: { id: { in: ids } }, include: shownWithBase });

  return { ...count, items: inOrder(ids, rows).flatMap(presentBase) };
}

/** Each base has its size: where nothing is asked of it, PostgreSQL leaves it out. */
function fromOf(sort: BaseSort, isBroad: boolean): Prisma.Sql {
  if (sort === "name")
    return Prisma.sql`knowledge_bases b LEFT JOIN knowledge_base_sizes s ON s.knowledge_base_id = b.id`;

  return isBroad
    ? Prisma.sql`knowledge_base_sizes s JOIN knowledge_bases b ON b.id = s.knowledge_base_id`
    : Prisma.sql`knowledge_base_sizes s`;
}

function meaning(words: SearchWords): Meaning {
  const called = isCalled(words);
  const name = has(Prisma.sql`b.name`, words);

  return {
    id: Prisma.sql`s.knowledge_base_id`,
    ways: [
      Prisma.sql`SELECT b.id FROM knowledge_bases b WHERE b.owner_id IN (SELECT id FROM people)`,
      Prisma.sql`SELECT b.id FROM knowledge_bases b WHERE ${name}`,
    ],
    called,
    test: Prisma.sql`(${name} OR (SELECT ${called} FROM users u WHERE u.id = b.owner_id))`,
  };
}

function orderOf(sort: BaseSort, direction: "asc" | "desc"): Prisma.Sql {
  const way = direction === "asc" ? Prisma.sql`ASC` : Prisma.sql`DESC`;

  switch (sort) {
    case "bytes":
      return Prisma.sql`s.bytes ${way}, s.knowledge_base_id ${way}`;
    case "chunks":
      return Prisma.sql`s.chunks ${way}, s.knowledge_base_id ${way}`;
    case "documents":
      return Prisma.sql`s.documents ${way}, s.knowledge_base_id ${way}`;
    case "changedAt":
      return Prisma.sql`s.changed_at ${way}, s.knowledge_base_id ${way}`;
    case "name":
      return Prisma.sql`b.name ${way}, b.id ${way}`;
  }
}

/** None for a base that was deleted meanwhile. */
function presentBase({ id, name, owner, size, embeddingModel, createdAt }: BaseRow): SizedBase[] {
  if (!size) return [];

  return [
    {
      id,
      name,
      owner,
      documents: size.documents,
      chunks: Number(size.chunks),
      bytes: Number(size.bytes),
      embeddingModel,
      createdAt: createdAt.toISOString(),
      changedAt: size.changedAt.toISOString(),
    },
  ];
}
