import { formatMicro, type Message } from "@claw/contract";
import type { Database } from "@claw/db";
import { type Settlement, settleCall } from "../../billing/settle-call.ts";
import type { Log } from "../../runtime/ports.ts";
import { retryWhileAway } from "../../runtime/retry-while-away.ts";
import { presentMessage } from "../present.ts";
import type { GenerationJob } from "./generation.ts";

/** Ends an answer's call, also through an outage of the database. The message as it stands after it. */
export async function settleReply(
  { db, log }: { db: Database; log: Log },
  { reply }: GenerationJob,
  settlement: Settlement,
): Promise<Message> {
  return retryWhileAway({ attempts: 60, log, what: "settling an answer" }, async () => {
    const settled = await settleCall(db, settlement);
    if (settled !== "already") return endedMessage(reply, settlement, settled.totals);

    const row = await db.prisma.message.findUnique({ where: { id: reply.id } });

    return row ? presentMessage(row) : endedMessage(reply, settlement, null);
  });
}

type Totals = Exclude<Awaited<ReturnType<typeof settleCall>>, "already">["totals"];

/** An answer as its settlement left it; without totals where none are known. */
export function endedMessage(
  reply: Message,
  { message, finishReason, errorCode }: Settlement,
  totals: Totals,
): Message {
  return {
    ...reply,
    ...(message ?? { status: "interrupted" }),
    usage: totals && {
      promptTokens: totals.promptTokens,
      completionTokens: totals.completionTokens,
      totalTokens: totals.promptTokens + totals.completionTokens,
      source: totals.usageSource,
    },
    cost: totals && formatMicro(totals.costMicro),
    finishReason,
    errorCode,
  };
}
