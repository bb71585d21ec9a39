import { type Actor, DomainError, type Exchange, type Message, type MessageRef } from "@claw/contract";
import { continuation } from "./continuation.ts";
import { getMessageTarget } from "./get-message-target.ts";
import { getOwnMessage } from "./get-own.ts";
import { loadBranch } from "./load-branch.ts";
import { presentMessage } from "./present.ts";
import { reopenReply } from "./reopen-reply.ts";
import type { ConversationDeps } from "./service.ts";
import { startAnswer } from "./start-answer.ts";

/**
 * Goes on in an answer that ended before it was whole, in the same message. One that is being written is returned as it
 * is, so that a retry starts nothing. CONFLICT for one that is whole.
 */
export async function continueAnswer(
  deps: ConversationDeps,
  actor: Actor,
  input: MessageRef,
): Promise<Exchange> {
  const target = await getMessageTarget(deps, actor, input.messageId);
  // Judged, and compared when it is written, by this one look: another may go on with it at the same moment.
  const reply = presentMessage(await getOwnMessage(deps.db.prisma, actor, input.messageId));
  const questionId = requireContinuable(reply);
  const message = presentMessage(await getOwnMessage(deps.db.prisma, actor, questionId));
  if (reply.status === "streaming") return { message, reply };

  const rows = reopenReply(deps, target, reply);
  const branch = continuation(reply.content, loadBranch(deps.db, target.conversationId, questionId));
  const isBegun = reply.content !== "" || reply.sources.length > 0;
  const sources = isBegun ? await deps.retrieval.withTexts(target, reply.sources) : null;
  const exchange = await startAnswer(deps, target, {
    branch,
    ...(sources ? { sources } : {}),
    exchange: { message, reply: reopened(reply, target.model.name) },
    rows,
  });

  return exchange ?? continueAnswer(deps, actor, input);
}

function reopened(reply: Message, model: string): Message {
  return { ...reply, status: "streaming", finishReason: null, errorCode: null, model };
}

/** Why a whole answer may be shorter than its model wanted: its greatest length, or what there was money for. */
const cutShort: ReadonlySet<string> = new Set(["length", "balance"]);

/** The id of the question that is being answered. */
function requireContinuable({ role, parentId, status, finishReason }: Message): string {
  const isAnswer = role === "assistant" && parentId !== null;
  if (!isAnswer) throw new DomainError("CONFLICT", { message: "Only an answer to a question can go on." });

  if (status === "complete" && !cutShort.has(finishReason ?? "")) {
    throw new DomainError("CONFLICT", { message: "This answer is whole. Ask for more, or write it anew." });
  }
  return parentId;
}
