import { type ConversationHit, MessageRole } from "@claw/contract";
import type { Transaction } from "@claw/db";
import { cutExcerpt } from "./cut-excerpt.ts";

type Row = {
  id: string;
  role: string;
  text: string;
  isCutBefore: boolean;
  isCutAfter: boolean;
  createdAt: Date;
};

/** Characters before the first place that are shown, and all that are. */
const charactersBefore = 24;
const excerptLength = 160;

/** The hits of messages by id, with the words around the first place: no more of a long text leaves the database. */
export async function readHits(
  tx: Transaction,
  messageIds: readonly string[],
  words: readonly string[],
): Promise<Map<string, ConversationHit>> {
  const [first = ""] = words;
  const rows = await tx.$queryRaw<Row[]>`
    SELECT id, role::text AS role, created_at AS "createdAt", substr(content, start, ${excerptLength}::int) AS text,
           start > 1 AS "isCutBefore", char_length(content) >= start + ${excerptLength}::int AS "isCutAfter"
    FROM messages,
         LATERAL (SELECT greatest(1, position(lower(${first}) IN lower(content)) - ${charactersBefore}::int) AS start) AS place
    WHERE id = ANY (${messageIds}::uuid[])`;

  return new Map(
    rows.map(({ id, role, createdAt, ...cut }) => [
      id,
      {
        messageId: id,
        role: MessageRole.parse(role),
        ...cutExcerpt(cut, words),
        createdAt: createdAt.toISOString(),
      },
    ]),
  );
}
