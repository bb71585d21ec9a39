import type { Conversation } from "@claw/contract";
import type { Transaction } from "@claw/db";
import { presentConversation, withKnowledgeBases } from "../present.ts";
import type { Match } from "./find-matches.ts";

/** The conversations of matches, in their order. One that was deleted meanwhile is left out. */
export async function readConversations(
  tx: Transaction,
  matches: readonly Match[],
): Promise<{ conversation: Conversation; match: Match }[]> {
  const ids = matches.map(({ id }) => id);
  const rows = await tx.conversation.findMany({ where: { id: { in: ids } }, include: withKnowledgeBases });
  const byId = new Map(rows.map((row) => [row.id, row]));

  return matches.flatMap((match) => {
    const row = byId.get(match.id);
    return row ? [{ conversation: presentConversation(row), match }] : [];
  });
}
