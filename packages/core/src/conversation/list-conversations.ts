import {
  type Actor,
  type ConversationPage,
  ConversationStatus,
  type CountConversations,
  type ListConversations,
} from "@claw/contract";
import { Prisma } from "@claw/db";
import { type Cursor, decodeCursor } from "../runtime/cursor.ts";
import { cutPage } from "../runtime/cut-page.ts";
import { requireMember } from "../runtime/require-actor.ts";
import { presentConversation, withKnowledgeBases } from "./present.ts";
import { countMatches, findMatches } from "./search/find-matches.ts";
import { readConversations } from "./search/read-conversations.ts";
import { searchWords } from "./search/search-words.ts";
import { withRoomToSearch } from "./search/with-room-to-search.ts";
import type { ConversationDeps } from "./service.ts";

/** Newest activity first; temporary ones are in no list. */
export async function listConversations(
  deps: ConversationDeps,
  actor: Actor,
  input: ListConversations,
): Promise<ConversationPage> {
  const after = input.cursor ? decodeCursor(input.cursor) : null;
  const range = { after, skip: input.skip ?? 0, take: input.limit + 1 };
  const words = searchWords(input.query ?? "");
  if (words.length > 0) return listMatches(deps, actor, input, { words, ...range });

  const rows = await deps.db.prisma.conversation.findMany({
    where: { AND: [fitting(actor, input), after ? olderThan(after) : {}] },
    orderBy: [{ lastActivityAt: "desc" }, { id: "desc" }],
    skip: range.skip,
    take: range.take,
    include: withKnowledgeBases,
  });
  const { page, nextCursor } = cutPage(rows, input.limit, placeOf);

  return { items: page.map(presentConversation), nextCursor };
}

export async function countConversations(
  deps: ConversationDeps,
  actor: Actor,
  input: CountConversations,
): Promise<number> {
  const words = searchWords(input.query ?? "");
  if (words.length === 0) return deps.db.prisma.conversation.count({ where: fitting(actor, input) });

  const { organizationId, userId } = requireMember(actor);
  const filter = fittingSql(input);

  return withRoomToSearch(deps.db, (tx) => countMatches(tx, { organizationId, userId, words, filter }));
}

type Range = { words: readonly string[]; after: Cursor | null; skip: number; take: number };

async function listMatches(
  { db }: ConversationDeps,
  actor: Actor,
  input: ListConversations,
  range: Range,
): Promise<ConversationPage> {
  const { organizationId, userId } = requireMember(actor);

  return withRoomToSearch(db, async (tx) => {
    const filter = fittingSql(input);
    const matches = await findMatches(tx, { organizationId, userId, filter, ...range });
    const { page, nextCursor } = cutPage(matches, input.limit, placeOf);
    const found = await readConversations(tx, page);

    return { items: found.map(({ conversation }) => conversation), nextCursor };
  });
}

function placeOf({ lastActivityAt: at, id }: { lastActivityAt: Date; id: string }): Cursor {
  return { at, id };
}

function fitting(
  actor: Actor,
  { status, isArchived, isPinned }: CountConversations,
): Prisma.ConversationWhereInput {
  const { organizationId, userId } = requireMember(actor);

  return {
    organizationId,
    ownerId: userId,
    isTemporary: false,
    ...(status ? { status } : {}),
    ...(isPinned === undefined ? {} : { isPinned }),
    ...(isArchived === undefined ? {} : { AND: { status: isArchived ? archived : { not: archived } } }),
  };
}

/** The same of a conversation `c` in SQL. */
function fittingSql({ status, isArchived, isPinned }: CountConversations): Prisma.Sql {
  const ofStatus = status ? Prisma.sql`AND c.status = ${status}::"ConversationStatus"` : Prisma.empty;
  const ofPin = isPinned === undefined ? Prisma.empty : Prisma.sql`AND c.is_pinned = ${isPinned}`;
  const ofArchive =
    isArchived === undefined ? Prisma.empty : Prisma.sql`AND (c.status = 'archived') = ${isArchived}`;

  return Prisma.sql`${ofStatus} ${ofPin} ${ofArchive}`;
}

const { archived } = ConversationStatus.enum;

function olderThan({ at, id }: Cursor): Prisma.ConversationWhereInput {
  return { OR: [{ lastActivityAt: { lt: at } }, { lastActivityAt: at, id: { lt: id } }] };
}
