import { writeQuestion } from "../script/plan.ts";
import { monotonicMs, readStamps } from "../script/stamped-token.ts";
import type { Reader } from "../subject/subject.ts";

export type PacedLoad = { tokens: number; tokensPerSecond: number };

export type PacedAnswer = {
  /** From the question to the first token of its answer, in milliseconds. */
  firstToken: number;
};

/**
 * One answer at a steady pace. Throws where a token is missing, double or out of order.
 * @param onToken hears how long each token took from the provider to the reader, in milliseconds
 */
export async function askPaced(
  reader: Reader,
  { tokens, tokensPerSecond }: PacedLoad,
  onToken: (delay: number) => void,
): Promise<PacedAnswer> {
  const question = writeQuestion({ kind: "paced", tokens, tokensPerSecond });
  let firstToken: number | null = null;
  let due = 0;

  const askedAt = monotonicMs();
  await reader.ask(question, (piece) => {
    const now = monotonicMs();
    firstToken ??= now - askedAt;

    for (const { index, sentMs } of readStamps(piece)) {
      if (index !== due) throw new Error(`token ${index} came where ${due} was due`);
      due += 1;
      onToken(now - sentMs);
    }
  });

  if (firstToken === null || due !== tokens) throw new Error(`${due} tokens of ${tokens} came`);
  return { firstToken };
}
