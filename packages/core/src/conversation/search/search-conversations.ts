import {
  type Actor,
  type Conversation,
  type ConversationHit,
  type FoundConversationPage,
  hitsPerConversation,
  type SearchConversations,
} from "@claw/contract";
import { Prisma } from "@claw/db";
import { decodeCursor } from "../../runtime/cursor.ts";
import { cutPage } from "../../runtime/cut-page.ts";
import { requireMember } from "../../runtime/require-actor.ts";
import type { ConversationDeps } from "../service.ts";
import { cutExcerpt } from "./cut-excerpt.ts";
import { findMatches, type Match } from "./find-matches.ts";
import { readConversations } from "./read-conversations.ts";
import { readHits } from "./read-hits.ts";
import { searchWords } from "./search-words.ts";
import { withRoomToSearch } from "./with-room-to-search.ts";

/** One's own conversations with the words in the title or in a message, and where they stand. */
export async function searchConversations(
  { db }: Pick<ConversationDeps, "db">,
  actor: Actor,
  { query, cursor, limit }: SearchConversations,
): Promise<FoundConversationPage> {
  const { organizationId, userId } = requireMember(actor);
  const words = searchWords(query);
  const after = cursor ? decodeCursor(cursor) : null;
  const owner = { organizationId, userId };

  return withRoomToSearch(db, async (tx) => {
    const range = { after, skip: 0, take: limit + 1 };
    const matches = await findMatches(tx, { ...owner, words, filter: Prisma.empty, ...range });
    const { page, nextCursor } = cutPage(matches, limit, ({ lastActivityAt: at, id }) => ({ at, id }));
    const conversations = await readConversations(tx, page);
    const hits = await readHits(
      tx,
      page.flatMap(({ messageIds }) => messageIds),
      words,
    );

    return {
      items: conversations.map(({ conversation, match }) => ({
        conversation,
        hits: hitsOf(conversation, match, words, hits),
      })),
      nextCursor,
    };
  });
}

function hitsOf(
  conversation: Conversation,
  { inTitle, messageIds }: Match,
  words: readonly string[],
  hits: ReadonlyMap<string, ConversationHit>,
): ConversationHit[] {
  const { title, createdAt } = conversation;
  const whole = { text: title, isCutBefore: false, isCutAfter: false };
  const inMessages = messageIds.flatMap((id) => hits.get(id) ?? []);
  if (!inTitle) return inMessages;

  return [{ messageId: null, role: null, ...cutExcerpt(whole, words), createdAt }, ...inMessages].slice(
    0,
    hitsPerConversation,
  );
}
