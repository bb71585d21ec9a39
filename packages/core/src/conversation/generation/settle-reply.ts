import { formatMicro, type Message } from "@claw/contract";
import type { Database } from "@claw/db";
import { type MessageTotals, type Settlement, settleCall } from "../../billing/settle-call.ts";
import type { Log } from "../../runtime/ports.ts";
import { retryWhileAway } from "../../runtime/retry-while-away.ts";
import { presentMessage, presentUsage } from "../present.ts";
import type { GenerationJob } from "./generation.ts";

/**
 * Ends an answer's call, also through an outage of the database. The message as it stands after it; null where another
 * process has ended it first and the answer goes on there.
 */
export async function settleReply(
  { db, log }: { db: Database; log: Log },
  { reply }: GenerationJob,
  settlement: Settlement,
): Promise<Message | null> {
  return retryWhileAway({ attempts: 60, log, what: "settling an answer" }, async () => {
    const settled = await settleCall(db, settlement);
    if (settled !== "already") return endedMessage(reply, settlement, settled.totals);

    const row = await db.prisma.message.findUnique({ where: { id: reply.id } });
    if (row?.status === "streaming") return null;

    return row ? presentMessage(row) : endedMessage(reply, settlement, null);
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
