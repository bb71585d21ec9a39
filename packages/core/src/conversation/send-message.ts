import { type Actor, DomainError, type Exchange, type SendMessage } from "@claw/contract";
import type { AnswerTarget } from "./answer-target.ts";
import { findExchange } from "./find-exchange.ts";
import { getSendTarget, type SendTarget } from "./get-send-target.ts";
import { loadBranch } from "./load-branch.ts";
import type { ChatTurn } from "./ports.ts";
import type { ConversationDeps } from "./service.ts";
import { startAnswer } from "./start-answer.ts";
import { writeExchange } from "./write-exchange.ts";

/**
 * Commits the question, the answer-to-be and the provider call in one transaction, then starts the answer.
 * A retry with the same message id returns the same pair and starts nothing.
 */
export async function sendMessage(
  deps: ConversationDeps,
  actor: Actor,
  input: SendMessage,
): Promise<Exchange> {
  const target = await getSendTarget(deps, actor, input);
  if (target.isKnown) return getExchange(deps, input, target);

  const followsNewest = input.parentId === undefined;
  const exchange = await ask(deps, target, { ...input, followsNewest });

  return exchange ?? sendMessage(deps, actor, input);
}

export type Question = { content: string; messageId?: string | undefined; followsNewest: boolean };

/** Writes a question behind the target's parent and starts its answer. Null where somebody else was faster. */
export async function ask(
  deps: ConversationDeps,
  target: AnswerTarget & Pick<SendTarget, "parentId">,
  { content, messageId, followsNewest }: Question,
): Promise<Exchange | null> {
  const { parentId } = target;
  const plan = writeExchange(deps, target, { content, messageId, parentId, followsNewest });
  const branch = withQuestion(content, loadBranch(deps.db, target.conversationId, parentId));

  return startAnswer(deps, target, { ...plan, branch });
}

async function* withQuestion(content: string, before: AsyncIterable<ChatTurn>): AsyncGenerator<ChatTurn> {
  yield { role: "user", content };
  yield* before;
}

/** The pair of an earlier send with the same id. CONFLICT where the id was used for anything else. */
export async function getExchange(
  deps: ConversationDeps,
  question: { conversationId: string; content: string; messageId?: string | undefined },
  { organizationId }: { organizationId: string },
): Promise<Exchange> {
  const exchange = await findExchange(deps.db.prisma, question, organizationId);
  if (exchange) return exchange;

  throw new DomainError("CONFLICT", { message: "This message id is taken. Send it with another." });
}
