import { formatMicro } from "@claw/contract";
import type { Conversation, Database, Message } from "@claw/db";
import { z } from "zod";
import { batchRows } from "./limits.ts";

/** Titles are for people; what else a source names is of this installation alone. */
const Sources = z.array(z.object({ number: z.number(), title: z.string() })).catch([]);

/** A conversation as JSON with the whole tree of its messages, piece by piece. */
export async function* writeConversation(
  db: Pick<Database, "prisma">,
  row: Conversation,
): AsyncGenerator<string> {
  const { id, title, type, status, model, systemPrompt, totalTokens, totalCostMicro } = row;
  const head = JSON.stringify({
    id,
    title,
    type,
    status,
    model,
    systemPrompt,
    totalTokens: Number(totalTokens),
    totalCost: formatMicro(totalCostMicro),
    createdAt: row.createdAt.toISOString(),
    lastActivityAt: row.lastActivityAt.toISOString(),
  });
  yield `${head.slice(0, -1)},"messages":[`;

  let after = 0n;
  let isFirst = true;
  while (true) {
    const rows = await db.prisma.message.findMany({
      where: { conversationId: id, seq: { gt: after } },
      orderBy: { seq: "asc" },
      take: batchRows,
    });
    for (const message of rows) {
      yield `${isFirst ? "" : ","}\n${JSON.stringify(presentArchived(message))}`;
      isFirst = false;
    }
    const last = rows.at(-1);
    if (!last || rows.length < batchRows) break;
    after = last.seq;
  }
  yield "]}";
}

function presentArchived(row: Message) {
  const { id, parentId, role, status, model, promptTokens, completionTokens, costMicro } = row;

  return {
    id,
    parentId,
    role,
    content: row.draftContent ?? row.content,
    reasoning: row.draftReasoning ?? row.reasoning,
    status,
    model,
    ...(promptTokens === null ? {} : { promptTokens, completionTokens }),
    ...(costMicro === null ? {} : { cost: formatMicro(costMicro) }),
    sources: Sources.parse(row.sources),
    createdAt: row.createdAt.toISOString(),
  };
}
