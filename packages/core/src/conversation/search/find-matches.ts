import { hitsPerConversation } from "@claw/contract";
import type { Transaction } from "@claw/db";
import { Prisma } from "@claw/db";
import type { Cursor } from "../../runtime/cursor.ts";
import { indexedWords, patternsOf } from "./search-words.ts";

export type MatchQuery = {
  organizationId: string;
  userId: string;
  words: readonly string[];
  /** Further conditions on a conversation `c`. */
  filter: Prisma.Sql;
  after: Cursor | null;
  skip: number;
  take: number;
};

/** A conversation whose title has all the words, or some of whose messages have. */
export type Match = { id: string; lastActivityAt: Date; inTitle: boolean; messageIds: string[] };

/**
 * Conversations that match, newest activity first, with the newest of the messages that do. The index of trigrams names
 * the messages that may have the longer words. They are compared on the way from the newest conversation to a full page
 * and no further, for which the inner query has to be in order. Words of one or two characters are in no trigram: such a
 * search reads the person's own messages on that way. An index of pairs would name them too, and was tried: making the
 * pairs of an answer took eight times as long as its trigrams, where it is settled.
 */
export function findMatches(tx: Transaction, query: MatchQuery): Promise<Match[]> {
  const { after, skip, take } = query;

  return tx.$queryRaw<Match[]>`
    ${matchesSql(query, after)}
    ORDER BY c.at DESC, c.id DESC
    OFFSET ${skip} LIMIT ${take}`;
}

export async function countMatches(
  tx: Transaction,
  query: Omit<MatchQuery, "after" | "skip" | "take">,
): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: bigint }[]>`
    SELECT count(*) AS count FROM (${matchesSql(query, null)}) AS matches`;

  return Number(row?.count ?? 0);
}

type Matching = Pick<MatchQuery, "organizationId" | "userId" | "words" | "filter">;

function matchesSql({ organizationId, userId, words, filter }: Matching, after: Cursor | null): Prisma.Sql {
  const patterns = patternsOf(words);
  const organization = Prisma.sql`${organizationId}::uuid`;
  const indexed = indexedWords(words);
  const isIndexed = indexed.length > 0;

  return Prisma.sql`
    ${isIndexed ? candidatesSql(organization, indexed) : Prisma.empty}
    SELECT c.id, c.at AS "lastActivityAt", c.in_title AS "inTitle", hits.ids AS "messageIds"
    FROM (
      SELECT c.id, c.last_activity_at AS at, c.title ILIKE ALL (${patterns}) AS in_title
             ${isIndexed ? Prisma.sql`, candidates.ids` : Prisma.empty}
      FROM conversations c
      ${isIndexed ? Prisma.sql`LEFT JOIN candidates ON candidates.conversation_id = c.id` : Prisma.empty}
      WHERE c.organization_id = ${organization} AND c.owner_id = ${userId}::uuid AND NOT c.is_temporary
        ${isIndexed ? Prisma.sql`AND (c.title ILIKE ALL (${patterns}) OR candidates.ids IS NOT NULL)` : Prisma.empty}
        ${after ? Prisma.sql`AND (c.last_activity_at, c.id) < (${after.at}, ${after.id}::uuid)` : Prisma.empty}
        ${filter}
      ORDER BY c.last_activity_at DESC, c.id DESC OFFSET 0
    ) c
    CROSS JOIN LATERAL (
      SELECT ARRAY(
        SELECT m.id::text FROM messages m
        WHERE ${isIndexed ? Prisma.sql`m.id = ANY (c.ids)` : Prisma.sql`m.conversation_id = c.id`}
          AND m.organization_id = ${organization} AND m.content ILIKE ALL (${patterns})
        ORDER BY m.seq DESC LIMIT ${hitsPerConversation}
      ) AS ids
    ) hits
    WHERE (c.in_title OR cardinality(hits.ids) > 0)`;
}

function candidatesSql(organization: Prisma.Sql, words: readonly string[]): Prisma.Sql {
  const conditions = patternsOf(words).map((pattern) => Prisma.sql`content ILIKE ${pattern}`);

  return Prisma.sql`
    WITH candidates AS MATERIALIZED (
      SELECT conversation_id, array_agg(id) AS ids FROM messages
      WHERE organization_id = ${organization} AND ${Prisma.join(conditions, " AND ")}
      GROUP BY conversation_id
    )`;
}
