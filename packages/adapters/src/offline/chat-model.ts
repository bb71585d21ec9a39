import { type ChatModel, type ChatRequest, countPromptTokens, countTokens, pause } from "@claw/core";
import { composeAnswer } from "./compose-answer.ts";
import { composeGroundedAnswer, nothingFound } from "./compose-grounded-answer.ts";

const usualPieceMs = 15;

export type OfflineOptions = {
  /** Between two pieces, in milliseconds: fast enough to read along, slow enough to stop. */
  pieceMs?: number;
};

/** The assistant that answers where no provider is configured. It has no model, says so, and costs nothing. */
export function offlineChatModel({ pieceMs = usualPieceMs }: OfflineOptions = {}): ChatModel {
  return {
    async *stream(_call, { turns, grounding }, signal) {
      const asked = turns.findLast(({ role }) => role === "user")?.content ?? "";
      const answer = grounding ? answerFrom(grounding) : composeAnswer(asked);
      for (const piece of pieces(answer)) {
        await pause(pieceMs, signal);
        signal.throwIfAborted();
        yield { text: piece, reasoning: "" };
      }

      const fresh = await countPromptTokens(turns);
      const output = await countTokens(answer);
      const usage = { fresh, cached: 0, cacheWrite: 0, output, reasoning: 0 };
      yield { text: "", reasoning: "", usage: { usage, anomaly: null }, finishReason: "stop" };
    },
  };
}

function answerFrom({ question, sources }: NonNullable<ChatRequest["grounding"]>): string {
  return composeGroundedAnswer(question, sources) ?? nothingFound(question) + composeAnswer(question);
}

/** Words of Latin script, characters of others: about what a model sends at a time. */
function pieces(text: string): string[] {
  return text.match(/[\p{Script=Latin}\p{N}_`.:/-]+\s*|\s+|./gu) ?? [];
}
