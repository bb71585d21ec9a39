import type { SourceText } from "@claw/contract";
import { isGoOn } from "../continuation.ts";
import type { ChatTurn, Retrieval } from "../ports.ts";

/** What was asked, newest first; what only asks a model to go on is not a question. */
export function questionsOf(turns: readonly ChatTurn[]): string[] {
  return turns
    .filter((turn) => turn.role === "user" && !isGoOn(turn))
    .map(({ content }) => content)
    .reverse();
}

/** The turns with what a model is told about the sources, and these in front of the question. */
export function frameTurns(
  retrieval: Retrieval,
  turns: readonly ChatTurn[],
  question: string,
  sources: readonly SourceText[],
): ChatTurn[] {
  const frame = retrieval.frame(question, sources);
  const asked = turns.findLastIndex((turn) => turn.role === "user" && turn.content === question);
  const [first] = turns;
  const prompt = first?.role === "system" ? `${first.content}\n\n${frame.instruction}` : frame.instruction;

  return [
    { role: "system", content: prompt },
    ...turns
      .map((turn, at) => (at === asked ? { ...turn, content: frame.question } : turn))
      .slice(first?.role === "system" ? 1 : 0),
  ];
}
