import { writeQuestion } from "../script/plan.ts";
import { monotonicMs, readStamps } from "../script/stamped-token.ts";
import type { Reader } from "../subject/subject.ts";

/** Milliseconds. */
export type TokenTimes = {
  /** From the question to the first token of its answer. */
  firstToken: number;
  /** From the provider to the reader, for each token. */
  delays: number[];
};

const tokens = 12;
const tokensPerSecond = 100;

/** One answer at a steady pace. Throws where a token is missing, double or out of order. */
export async function timeTokens(reader: Reader): Promise<TokenTimes> {
  const question = writeQuestion({ kind: "paced", tokens, tokensPerSecond });
  const delays: number[] = [];
  let firstToken: number | null = null;
  await reader.prepare(1);

  const askedAt = monotonicMs();
  await reader.ask(question, (piece) => {
    const now = monotonicMs();
    firstToken ??= now - askedAt;

    for (const { index, sentMs } of readStamps(piece)) {
      if (index !== delays.length) throw new Error(`token ${index} came where ${delays.length} was due`);
      delays.push(now - sentMs);
    }
  });

  if (firstToken === null || delays.length !== tokens)
    throw new Error(`${delays.length} tokens of ${tokens} came`);
  return { firstToken, delays };
}
