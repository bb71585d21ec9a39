import { type ChatModel, type ChatTurn, countTokens, pause } from "@claw/core";
import { composeAnswer } from "./compose-answer.ts";

const piecePauseMs = 15;

/** The assistant that answers where no provider is configured. It has no model, says so, and costs nothing. */
export function offlineChatModel({ piecePause = piecePauseMs }: { piecePause?: number } = {}): ChatModel {
  return {
    async *stream({ turns }, signal) {
      const question = turns.findLast(({ role }) => role === "user")?.content ?? "";
      const answer = composeAnswer(question);
      for (const piece of pieces(answer)) {
        await pause(piecePause, signal);
        signal.throwIfAborted();
        yield { text: piece, reasoning: "" };
      }

      const usage = {
        fresh: promptOf(turns),
        cached: 0,
        cacheWrite: 0,
        output: countTokens(answer),
        reasoning: 0,
      };
      yield { text: "", reasoning: "", usage: { usage, anomaly: null }, finishReason: "stop" };
    },
  };
}

/** Words of Latin script, characters of others: about what a model sends at a time. */
function pieces(text: string): string[] {
  return text.match(/[\p{Script=Latin}\p{N}_`.:/-]+\s*|\s+|./gu) ?? [];
}

function promptOf(turns: readonly ChatTurn[]): number {
  return turns.reduce((sum, { content }) => sum + countTokens(content), 0);
}
