import type { Exchange } from "@claw/contract";
import type { AnswerTarget } from "./answer-target.ts";
import { loadBranch } from "./load-branch.ts";
import type { ChatTurn } from "./ports.ts";
import type { ConversationDeps } from "./service.ts";
import { startAnswer } from "./start-answer.ts";
import { type NewQuestion, writeExchange } from "./write-exchange.ts";

/** Writes a question behind the target's parent and starts its answer. Null where somebody else was faster. */
export async function ask(
  deps: ConversationDeps,
  target: AnswerTarget & Pick<NewQuestion, "parentId">,
  question: Omit<NewQuestion, "parentId">,
): Promise<Exchange | null> {
  const { conversationId, parentId } = target;
  const plan = writeExchange(deps, target, { ...question, parentId });
  const branch = withQuestion(question.content, loadBranch(deps.db, conversationId, parentId));

  return startAnswer(deps, target, { ...plan, branch });
}

async function* withQuestion(content: string, before: AsyncIterable<ChatTurn>): AsyncGenerator<ChatTurn> {
  yield { role: "user", content };
  yield* before;
}
