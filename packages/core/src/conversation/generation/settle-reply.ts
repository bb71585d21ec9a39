import { type Conversation, formatMicro, type Message } from "@claw/contract";
import type { Database } from "@claw/db";
import { type MessageTotals, type Settlement, settleCall } from "../../billing/settle-call.ts";
import type { Log } from "../../runtime/ports.ts";
import { retryWhileAway } from "../../runtime/retry-while-away.ts";
import { conversationById, readConversation } from "../find-conversation.ts";
import { presentMessage, presentUsage } from "../present.ts";
import type { GenerationJob } from "./generation.ts";

/** An answer's message and its conversation as they stand after its settlement. */
export type SettledReply = {
  message: Message;
  /** Null where it has gone. */
  conversation: Conversation | null;
};

/**
 * Ends an answer's call, also through an outage of the database. Null where another process has ended it first and the
 * answer goes on there.
 */
export async function settleReply(
  { db, log }: { db: Database; log: Log },
  { reply }: GenerationJob,
  settlement: Settlement,
): Promise<SettledReply | null> {
  return retryWhileAway({ attempts: 60, log, what: "settling an answer" }, async () => {
    const find = conversationById(reply.conversationId);
    const settled = await settleCall(db, settlement, [find]);
    const conversation = readConversation(find);
    if (settled !== "already") {
      return { message: endedMessage(reply, settlement, settled.totals), conversation };
    }

    const row = await db.prisma.message.findUnique({ where: { id: reply.id } });
    if (row?.status === "streaming") return null;

    return { message: row ? presentMessage(row) : endedMessage(reply, settlement, null), conversation };
  });
}

/** An answer as its settlement left it; without totals where none are known. */
export function endedMessage(
  reply: Message,
  { message, finishReason, errorCode }: Settlement,
  totals: MessageTotals | null,
): Message {
  return {
    ...reply,
    ...(message ?? { status: "interrupted" }),
    usage: presentUsage(totals?.usage ?? null),
    cost: totals && formatMicro(totals.costMicro),
    finishReason,
    errorCode,
  };
}
