import { DomainError } from "@claw/contract";
import { boundPromptTokens, countPromptTokens } from "./count-tokens.ts";
import type { ChatTurn } from "./ports.ts";

export type ContextLimits = {
  /** Tokens that the model reads and writes together. */
  contextWindow: number;
  /** The longest answer, in tokens. */
  maxOutputTokens: number;
};

export type FittedContext = {
  turns: ChatTurn[];
  maxTokens: number;
  /** What the turns take of the window at most, in tokens. */
  taken: number;
  /** What is left of the window, in tokens; at least what was to be kept free, unless the newest message took it. */
  room: number;
};

/** How much of the window is kept for the answer: what the model may write, but never more than half. */
function answerRoom({ contextWindow, maxOutputTokens }: ContextLimits): number {
  return Math.min(maxOutputTokens, Math.floor(contextWindow / 2));
}

/**
 * The system prompt, then the latest messages of the branch that fit the window, the oldest dropped first. Tokens are
 * counted only where the text is so long that it might not fit.
 * @param branch newest first; read only as far as it fits
 * @param reserve tokens that older messages are not to take, for what is found for the newest
 * Throws CONTEXT_TOO_LONG where the newest message does not fit by itself.
 */
export async function fitContext(
  limits: ContextLimits,
  systemPrompt: string | null,
  branch: AsyncIterable<ChatTurn> | Iterable<ChatTurn>,
  reserve = 0,
): Promise<FittedContext> {
  const maxTokens = answerRoom(limits);
  const budget = limits.contextWindow - maxTokens;
  const system: ChatTurn[] = systemPrompt ? [{ role: "system", content: systemPrompt }] : [];
  const latest: ChatTurn[] = [];
  let bound = boundPromptTokens(system);
  let counted: number | null = null;

  for await (const turn of branch) {
    const limit = latest.length === 0 ? budget : budget - reserve;
    bound += boundPromptTokens([turn]);
    if (bound > limit) {
      counted ??= await countPromptTokens([...system, ...latest]);
      const more = await countPromptTokens([turn]);
      if (counted + more > limit) break;
      counted += more;
    }
    latest.push(turn);
  }
  if (latest.length === 0) {
    throw new DomainError("CONTEXT_TOO_LONG", {
      message: `The message is longer than this model can read (${budget} tokens with the system prompt).`,
    });
  }

  const taken =
    counted ?? (bound <= budget - reserve ? bound : await countPromptTokens([...system, ...latest]));

  return { turns: [...system, ...latest.reverse()], maxTokens, taken, room: budget - taken };
}
